//! This module decides how one call is made: resolve, check the addresses, connect to a checked one, speak HTTP/1.1, read
//! a bounded answer within a bounded time.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONTENT_LENGTH, HOST, HeaderName, HeaderValue, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::reach::Reach;
use crate::target::Target;

/// Seconds that a call may take from its name's resolution to the last byte of the answer. A receiver should answer at
/// once and work afterwards.
pub const CALL_SECONDS_MAX: u64 = 10;
/// Bytes of an answer that are read; a longer one is refused.
pub const ANSWER_BYTES_MAX: usize = 256 * 1024;
/// Addresses of a name that are tried.
const ADDRESSES_MAX: usize = 4;

/// What the other side said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The name leads nowhere.
    #[error("the name cannot be resolved")]
    Name(#[source] std::io::Error),
    /// The name leads only to addresses that must not be called.
    #[error("the name leads to no public address")]
    NotPublic,
    /// Nobody answers at the address.
    #[error("no connection")]
    Connect(#[source] std::io::Error),
    /// The certificate is not of this name, or nobody trusted issued it; or no TLS is spoken.
    #[error("no trusted TLS connection")]
    Tls(#[source] std::io::Error),
    /// Something that cannot be sent.
    #[error("the request cannot be made")]
    Request(#[source] hyper::http::Error),
    /// The other side does not speak HTTP, or stopped.
    #[error("no HTTP answer")]
    Http(#[source] hyper::Error),
    /// The answer is too long, or broke off.
    #[error("the answer is too long or broke off")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It took too long.
    #[error("no answer within {CALL_SECONDS_MAX} s")]
    Time,
    /// A certificate to trust is none.
    #[error("not a certificate")]
    Certificate(#[source] tokio_rustls::rustls::Error),
}

impl CallError {
    /// A stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::NotPublic => "not_public",
            Self::Connect(_) => "connect",
            Self::Tls(_) => "tls",
            Self::Request(_) => "request",
            Self::Http(_) => "http",
            Self::Body(_) => "body",
            Self::Time => "time",
            Self::Certificate(_) => "certificate",
        }
    }
}

/// Makes calls. Clones share what is trusted.
#[derive(Debug, Clone)]
pub struct Caller {
    reach: Reach,
    tls: Arc<ClientConfig>,
}

impl Caller {
    /// Trusts what browsers trust.
    ///
    /// # Errors
    /// The TLS library refuses its own defaults: a defect.
    pub fn new(reach: Reach) -> Result<Self, CallError> {
        Self::trusting(reach, &[])
    }

    /// Trusts these certificate authorities (DER) too, such as an administration's own.
    ///
    /// # Errors
    /// One is not a certificate.
    pub fn trusting(reach: Reach, authorities: &[Vec<u8>]) -> Result<Self, CallError> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for der in authorities {
            roots.add(CertificateDer::from(der.as_slice())).map_err(CallError::Certificate)?;
        }
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().map_err(CallError::Certificate)?;
        Ok(Self { reach, tls: Arc::new(builder.with_root_certificates(roots).with_no_client_auth()) })
    }

    /// How far its calls reach.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Gets a resource.
    ///
    /// # Errors
    /// There is no whole answer in time; what an answer's status means is for the caller.
    pub async fn get(&self, target: &Target) -> Result<Answer, CallError> {
        self.call(target, Method::GET, &[(ACCEPT.as_str(), "application/json")], Vec::new()).await
    }

    /// Posts a body.
    ///
    /// # Errors
    /// There is no whole answer in time; what an answer's status means is for the caller.
    pub async fn post(&self, target: &Target, headers: &[(&str, &str)], body: Vec<u8>) -> Result<Answer, CallError> {
        self.call(target, Method::POST, headers, body).await
    }

    /// Makes any call.
    ///
    /// # Errors
    /// There is no whole answer in time; what an answer's status means is for the caller.
    pub async fn call(
        &self,
        target: &Target,
        method: Method,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answer, CallError> {
        let whole = async {
            let stream = self.connect(target).await?;
            if !target.is_tls() {
                return exchange(stream, target, method, headers, body).await;
            }
            let no_name = |error| CallError::Tls(std::io::Error::other(error));
            let name = match target.address() {
                Some(address) => ServerName::IpAddress(address.into()),
                None => ServerName::try_from(target.host().to_owned()).map_err(no_name)?,
            };
            let stream = TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream).await.map_err(CallError::Tls)?;
            exchange(stream, target, method, headers, body).await
        };
        tokio::time::timeout(Duration::from_secs(CALL_SECONDS_MAX), whole).await.unwrap_or(Err(CallError::Time))
    }

    /// Connects to the first address that may be called and answers.
    async fn connect(&self, target: &Target) -> Result<TcpStream, CallError> {
        let resolved: Vec<IpAddr> = match target.address() {
            Some(address) => vec![address],
            None => {
                let found = tokio::net::lookup_host((target.host(), target.port())).await.map_err(CallError::Name)?;
                found.map(|address| address.ip()).collect()
            }
        };
        // INVARIANT: only what was checked here is connected to.
        let mut failure = CallError::NotPublic;
        for address in resolved.into_iter().filter(|address| self.reach.allows(*address)).take(ADDRESSES_MAX) {
            match TcpStream::connect(SocketAddr::new(address, target.port())).await {
                Ok(stream) => return Ok(stream),
                Err(error) => failure = CallError::Connect(error),
            }
        }
        Err(failure)
    }
}

/// The certificates of a text (PEM), DER; none when there are none, or one cannot be read.
pub fn certificates(pem: &[u8]) -> Option<Vec<Vec<u8>>> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).map(|one| one.map(|der| der.to_vec())).collect();
    found.ok().filter(|found| !found.is_empty())
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    target: &Target,
    method: Method,
    headers: &[(&str, &str)],
    body: Vec<u8>,
) -> Result<Answer, CallError> {
    let mut request = Request::builder().method(method).uri(target.path());
    request = request.header(HOST, target.authority()).header(USER_AGENT, "Tongguan").header(CONTENT_LENGTH, body.len());
    for (name, value) in headers {
        let name = HeaderName::try_from(*name).map_err(|error| CallError::Request(error.into()))?;
        let value = HeaderValue::try_from(*value).map_err(|error| CallError::Request(error.into()))?;
        request = request.header(name, value);
    }
    let request = request.body(Full::new(Bytes::from(body))).map_err(CallError::Request)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(CallError::Http)?;
    // Ends when the sender is dropped, or with the time limit around all of this.
    let driving = tokio::spawn(connection);
    let answer = async {
        let response = sender.send_request(request).await.map_err(CallError::Http)?;
        let status = response.status().as_u16();
        let body = Limited::new(response.into_body(), ANSWER_BYTES_MAX).collect().await.map_err(CallError::Body)?;
        Ok(Answer { status, body: body.to_bytes().to_vec() })
    };
    let answer = answer.await;
    driving.abort();
    answer
}
