// The city's single sign-on: an OpenID Connect provider, asked with the code flow, PKCE, state and nonce. The provider is looked up when it is
// first needed: that it is away must not keep this server from starting.
import { SSO_RETURN_PATH } from '@xunhe/contract/api';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

export interface SsoProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the login. */
  readonly claim: string;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicUrl: string;
}

/** What the browser carries, sealed, until it comes back. */
export interface SsoTrip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Sso {
  /** @throws when the provider does not answer */
  begin(): Promise<{ readonly url: string; readonly trip: SsoTrip }>;
  /** The login that the provider vouches for. @throws when the answer is not right in every part */
  finish(query: string, trip: SsoTrip): Promise<string | null>;
}

const TIMEOUT_S = 10;

export function makeSso(settings: SsoProvider): Sso {
  const back = `${settings.publicUrl}${SSO_RETURN_PATH}`;
  let known: Configuration | undefined;
  const find = async () => {
    // Plain HTTP only to this machine: the settings refuse all else.
    const plain = settings.issuer.startsWith('http://') ? { execute: [allowInsecureRequests] } : {};
    known ??= await discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      timeout: TIMEOUT_S,
      ...plain,
    });
    return known;
  };
  return {
    async begin() {
      const provider = await find();
      const trip = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: back,
        scope: 'openid profile',
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, trip };
    },

    async finish(query, trip) {
      const provider = await find();
      const tokens = await authorizationCodeGrant(provider, new URL(`${back}${query}`), {
        pkceCodeVerifier: trip.verifier,
        expectedState: trip.state,
        expectedNonce: trip.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const told =
        claims[settings.claim] ?? (await fetchUserInfo(provider, tokens.access_token, claims.sub))[settings.claim];
      return typeof told === 'string' && told !== '' ? told : null;
    },
  };
}
