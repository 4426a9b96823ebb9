// The line on which the server tells, as server-sent events, that something changed, and never what: the page asks again for what it shows.
export const LIVE_PATH = '/api/live';
