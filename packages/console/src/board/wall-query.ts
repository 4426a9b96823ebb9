// How the large screen asks: every minute, whether somebody looks at the tab or not, and also while the browser believes that it has no network.
export const WALL_QUERY = {
  refetchInterval: 60_000,
  refetchIntervalInBackground: true,
  refetchOnReconnect: true,
  networkMode: 'always',
  staleTime: 0,
} as const;
