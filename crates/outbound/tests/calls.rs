//! Calls to servers of the test's own, over plain HTTP and over TLS.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::net::SocketAddr;
use std::sync::Arc;

use outbound::{ANSWER_BYTES_MAX, CallError, Caller, Reach, Target};
use rcgen::CertifiedKey;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// Reads one request up to the end of its body and writes one answer.
async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin, answer: Vec<u8>) -> String {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).await.unwrap_or_default();
        seen.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&seen).to_lowercase();
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
            body.len() >= length.unwrap_or(0)
        });
        if read == 0 || whole {
            break;
        }
    }
    // The other side may stop reading an answer that is too long.
    let _ = stream.write_all(&answer).await;
    let _ = stream.shutdown().await;
    String::from_utf8(seen).unwrap()
}

/// A server that answers once; its address and what it was sent.
async fn server(tls: Option<TlsAcceptor>, bytes: Vec<u8>) -> (SocketAddr, oneshot::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, seen) = oneshot::channel();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let request = match tls {
            None => answer(stream, bytes).await,
            Some(tls) => match tls.accept(stream).await {
                Ok(stream) => answer(stream, bytes).await,
                Err(error) => error.to_string(),
            },
        };
        let _ = tell.send(request);
    });
    (address, seen)
}

fn http(status: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn target(scheme: &str, address: SocketAddr) -> Target {
    Target::parse(&format!("{scheme}://localhost:{}/hook?x=1", address.port()), Reach::ThisMachineToo).unwrap()
}

#[tokio::test]
async fn a_post_is_sent_with_its_headers_and_its_answer_is_read() {
    let (address, seen) = server(None, http("202 Accepted", "thanks")).await;
    let caller = Caller::new(Reach::ThisMachineToo).unwrap();
    let answer = caller.post(&target("http", address), &[("webhook-id", "m1")], b"{}".to_vec()).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (202, b"thanks".as_slice()));
    let seen = seen.await.unwrap();
    assert!(seen.starts_with("POST /hook?x=1 HTTP/1.1\r\n"), "{seen}");
    assert!(seen.contains(&format!("host: localhost:{}\r\n", address.port())) && seen.contains("webhook-id: m1\r\n"), "{seen}");
    assert!(seen.ends_with("\r\n\r\n{}"), "{seen}");
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let (address, _) =
        server(None, b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".into()).await;
    let caller = Caller::new(Reach::ThisMachineToo).unwrap();
    assert_eq!(caller.get(&target("http", address)).await.unwrap().status, 302);
}

#[tokio::test]
async fn a_name_that_leads_to_this_machine_is_not_called_by_whoever_reaches_only_the_public() {
    let (address, _) = server(None, http("200 OK", "")).await;
    let caller = Caller::new(Reach::Public).unwrap();
    let refused = caller.get(&target("http", address)).await.unwrap_err();
    assert!(matches!(refused, CallError::NotPublic), "{refused}");
}

#[tokio::test]
async fn an_endless_answer_and_one_that_is_not_http_are_refused() {
    let long = http("200 OK", &"x".repeat(ANSWER_BYTES_MAX + 1));
    for (bytes, code) in [(long, "body"), (b"220 mail.example ESMTP\r\n".to_vec(), "http"), (Vec::new(), "http")] {
        let (address, _) = server(None, bytes).await;
        let caller = Caller::new(Reach::ThisMachineToo).unwrap();
        assert_eq!(caller.get(&target("http", address)).await.unwrap_err().code(), code);
    }
}

#[tokio::test]
async fn over_tls_only_a_certificate_of_the_name_from_a_trusted_issuer_is_taken() {
    let acceptor = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let der = cert.der().clone();
        (TlsAcceptor::from(Arc::new(config.with_single_cert(vec![der.clone()], key).unwrap())), der.to_vec())
    };
    let reach = Reach::ThisMachineToo;
    let (tls, der) = acceptor(&["localhost"]);
    let (address, seen) = server(Some(tls), http("204 No Content", "")).await;
    let trusting = Caller::trusting(reach, &[der]).unwrap();
    assert_eq!(trusting.post(&target("https", address), &[], b"{}".to_vec()).await.unwrap().status, 204);
    assert!(seen.await.unwrap().starts_with("POST /hook"), "what was sent arrived");

    let (tls, _) = acceptor(&["localhost"]);
    let (address, _) = server(Some(tls), http("204 No Content", "")).await;
    let refused = Caller::new(reach).unwrap().get(&target("https", address)).await.unwrap_err();
    assert!(matches!(refused, CallError::Tls(_)), "an issuer that nobody trusts: {refused}");

    let (tls, der) = acceptor(&["elsewhere.example"]);
    let (address, _) = server(Some(tls), http("204 No Content", "")).await;
    let refused = Caller::trusting(reach, &[der]).unwrap().get(&target("https", address)).await.unwrap_err();
    assert!(matches!(refused, CallError::Tls(_)), "a certificate of another name: {refused}");
    assert!(Caller::trusting(reach, &[b"no certificate".to_vec()]).is_err());
}
