//! This module decides how a browser is sent to the directory, and what is believed of who comes back.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AsyncHttpClient, AuthorizationCode, ClaimsVerificationError, Client, ClientId,
    ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse as _, UserInfoClaims,
};
use outbound::{CallError, Caller, Reach, Target, TargetError};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::RwLock;

use crate::settings::Settings;

/// How long the directory's description is believed before it is asked again.
const DESCRIPTION_LASTS: Duration = Duration::from_secs(3600);
/// How an answer may be signed: with a key that only the directory has, never with one that both know, never not at all.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
];
/// Groups of one person that are looked at.
const GROUPS_MAX: usize = 1_000;

/// Claims beside those that the standard names.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Others(Map<String, Value>);

impl AdditionalClaims for Others {}

type Answer = StandardTokenResponse<
    IdTokenFields<Others, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>,
    CoreTokenType,
>;

type Party = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Answer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why the directory does not say who somebody is.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// It cannot be reached, or says something that is none of its business.
    #[error("the directory does not answer: {0}")]
    Unreachable(String),
    /// Its answer proves nothing.
    #[error("the directory's answer proves nothing: {0}")]
    Unproven(String),
    /// A URL cannot be used.
    #[error("“{url}” of the directory's settings: {reason}")]
    Url {
        /// Which.
        url: String,
        /// Why.
        reason: String,
    },
}

impl DirectoryError {
    /// Whether the directory failed, rather than whoever came back from it.
    pub const fn is_ours(&self) -> bool {
        !matches!(self, Self::Unproven(_))
    }
}

/// A browser's way to the directory. What is secret here stays between the house and that browser.
#[derive(Debug)]
pub struct Errand {
    /// Where the browser goes.
    pub url: String,
    /// What the directory gives back with it.
    pub state: SecretString,
    /// What must stand in the signed answer.
    pub nonce: SecretString,
    /// What proves to the directory that the same house asks.
    pub verifier: SecretString,
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The directory, and the person's name in it that never changes.
    pub subject: String,
    /// The login here.
    pub login: Option<String>,
    /// What people call the person.
    pub name: Option<String>,
    /// Groups.
    pub groups: Vec<String>,
    /// How the person proved it there (RFC 8176), as the directory says.
    pub factors: Vec<String>,
}

/// A directory.
pub struct Directory {
    /// What the operator says of it.
    pub settings: Settings,
    issuer: IssuerUrl,
    back: RedirectUrl,
    line: Line,
    /// Its description with its keys, and when that was asked for.
    known: RwLock<Option<(Instant, Arc<Party>)>>,
}

/// How the house calls the directory.
struct Line {
    reach: Reach,
    caller: Caller,
}

impl<'c> AsyncHttpClient<'c> for Line {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// A call that got no answer.
#[derive(Debug, thiserror::Error)]
enum NoAnswer {
    #[error(transparent)]
    Target(#[from] TargetError),
    #[error(transparent)]
    Call(#[from] CallError),
    #[error(transparent)]
    Answer(#[from] openidconnect::http::Error),
}

impl Directory {
    /// A directory whose people come back to `back`, a URL of this house. Nothing is asked yet: the house starts without it.
    ///
    /// # Errors
    /// A URL or a certificate cannot be used.
    pub fn new(settings: Settings, back: &str, house: Reach) -> Result<Self, DirectoryError> {
        let bad =
            |url: &str, reason: &dyn std::fmt::Display| DirectoryError::Url { url: url.to_owned(), reason: reason.to_string() };
        let reach = settings.reach(house);
        Target::parse(&settings.issuer, reach).map_err(|error| bad(&settings.issuer, &error))?;
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| bad(&settings.issuer, &error))?;
        let redirect = RedirectUrl::new(back.to_owned()).map_err(|error| bad(back, &error))?;
        let caller = Caller::trusting(reach, &settings.authorities).map_err(|error| bad("authority_file", &error))?;
        Ok(Self { settings, issuer, back: redirect, line: Line { reach, caller }, known: RwLock::new(None) })
    }

    /// A way to the directory for one browser.
    ///
    /// # Errors
    /// The directory does not answer.
    pub async fn errand(&self) -> Result<Errand, DirectoryError> {
        let party = self.party(DESCRIPTION_LASTS).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        let (url, state, nonce) = party
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        let secret = |text: &str| SecretString::from(text.to_owned());
        let (state, nonce, verifier) = (secret(state.secret()), secret(nonce.secret()), secret(verifier.secret()));
        Ok(Errand { url: url.into(), state, nonce, verifier })
    }

    /// Who came back with a code from an errand.
    ///
    /// # Errors
    /// The directory does not answer, refuses the code, or its answer proves nothing.
    pub async fn person(&self, code: &str, nonce: &SecretString, verifier: &SecretString) -> Result<Person, DirectoryError> {
        let mut party = self.party(DESCRIPTION_LASTS).await?;
        let request = party.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(unproven)?;
        let answer = request
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.expose_secret().to_owned()))
            .request_async(&self.line)
            .await
            .map_err(no_tokens)?;
        let token = answer.id_token().ok_or_else(|| unproven("there is no ID token"))?;
        let nonce = Nonce::new(nonce.expose_secret().to_owned());
        let is_new_key = matches!(
            token.claims(&party.id_token_verifier().set_allowed_algs(ALGORITHMS), &nonce),
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
        );
        if is_new_key {
            // The code is spent, but the answer is here.
            party = self.party(Duration::ZERO).await?;
        }
        let verifier = party.id_token_verifier().set_allowed_algs(ALGORITHMS);
        let claims = token.claims(&verifier, &nonce).map_err(unproven)?;
        if let Some(expected) = claims.access_token_hash() {
            let key = token.signing_key(&verifier).map_err(unproven)?;
            let algorithm = token.signing_alg().map_err(unproven)?;
            let found = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(unproven)?;
            if found != *expected {
                return Err(unproven("the access token is another one"));
            }
        }
        let mut said = claims.additional_claims().0.clone();
        standard(&mut said, claims.preferred_username().map(|name| name.as_str()), claims.email().map(|email| email.as_str()));
        let mut name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        let lacks = |said: &Map<String, Value>, claim: &String| !said.contains_key(claim);
        if lacks(&said, &self.settings.login_claim) || lacks(&said, &self.settings.groups_claim) || name.is_none() {
            let more = party.user_info(answer.access_token().clone(), Some(claims.subject().clone()));
            if let Ok(more) = more {
                let more: UserInfoClaims<Others, CoreGenderClaim> = more.request_async(&self.line).await.map_err(refused)?;
                for (claim, value) in &more.additional_claims().0 {
                    said.entry(claim.clone()).or_insert_with(|| value.clone());
                }
                standard(
                    &mut said,
                    more.preferred_username().map(|name| name.as_str()),
                    more.email().map(|email| email.as_str()),
                );
                name = name.or_else(|| more.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned()));
            }
        }
        let factors = claims.auth_method_refs().into_iter().flatten();
        Ok(Person {
            subject: format!("{} {}", self.issuer.as_str(), claims.subject().as_str()),
            login: said.get(&self.settings.login_claim).and_then(Value::as_str).map(str::to_owned),
            name,
            groups: texts(said.get(&self.settings.groups_claim)),
            factors: factors.map(|factor| factor.to_string()).collect(),
        })
    }

    /// The directory's description with its keys, not older than so long.
    async fn party(&self, lasts: Duration) -> Result<Arc<Party>, DirectoryError> {
        if let Some((asked, party)) = self.known.read().await.as_ref()
            && asked.elapsed() < lasts
        {
            return Ok(Arc::clone(party));
        }
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.line).await.map_err(refused)?;
        let secret = self.settings.secret.as_ref().map(|secret| ClientSecret::new(secret.expose_secret().to_owned()));
        let client = Client::from_provider_metadata(found, ClientId::new(self.settings.client.clone()), secret);
        let party = Arc::new(client.set_redirect_uri(self.back.clone()));
        *self.known.write().await = Some((Instant::now(), Arc::clone(&party)));
        Ok(party)
    }
}

impl Line {
    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let target = Target::parse(&request.uri().to_string(), self.reach)?;
        let headers = request.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let headers: Vec<(&str, &str)> = headers.collect();
        let answer = self.caller.call(&target, request.method().clone(), &headers, request.body().clone()).await?;
        Ok(openidconnect::http::Response::builder().status(answer.status).body(answer.body)?)
    }
}

/// Claims that the standard names are put beside the others, so that any can be the login.
fn standard(said: &mut Map<String, Value>, username: Option<&str>, email: Option<&str>) {
    for (claim, value) in [("preferred_username", username), ("email", email)] {
        if let Some(value) = value {
            said.entry(claim).or_insert_with(|| value.into());
        }
    }
}

/// The texts of a claim, which is a list or one text.
fn texts(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).take(GROUPS_MAX).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

fn unproven(reason: impl ToString) -> DirectoryError {
    DirectoryError::Unproven(reason.to_string())
}

/// Why no tokens came for a code: a refusal is about whoever brought it.
fn no_tokens<E: std::error::Error + 'static, R: openidconnect::ErrorResponse + 'static>(
    error: openidconnect::RequestTokenError<E, R>,
) -> DirectoryError {
    match error {
        openidconnect::RequestTokenError::ServerResponse(_) => unproven("the directory refuses the code"),
        error => refused(error),
    }
}

/// A request that got no answer that could be read.
fn refused(error: impl std::error::Error) -> DirectoryError {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!(": {cause}");
        source = cause.source();
    }
    DirectoryError::Unreachable(text)
}
