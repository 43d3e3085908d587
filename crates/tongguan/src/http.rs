//! This module decides how our own tools call the public API: one connection kept open, one request after
//! the other.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection to a server.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    token: String,
}

/// A call that failed.
pub type CallError = Box<dyn std::error::Error + Send + Sync>;

impl Connection {
    /// Connects to a server, as the client of a token.
    pub async fn open(address: SocketAddr, token: &str) -> Result<Self, CallError> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string(), token: token.to_owned() })
    }

    /// Hands a declaration in.
    pub async fn submit(&mut self, body: Bytes, key: &str) -> Result<(StatusCode, Bytes), CallError> {
        let request = Request::post("/api/declarations")
            .header("host", &self.host)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/xml")
            .header("idempotency-key", key)
            .body(Full::new(body))?;
        self.send(request).await
    }

    /// Asks for a resource.
    pub async fn get(&mut self, path: &str) -> Result<(StatusCode, Bytes), CallError> {
        let request = Request::get(path)
            .header("host", &self.host)
            .header("authorization", format!("Bearer {}", self.token))
            .body(Full::new(Bytes::new()))?;
        self.send(request).await
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<(StatusCode, Bytes), CallError> {
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }
}
