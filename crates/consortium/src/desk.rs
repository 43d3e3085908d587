//! This module decides how programs on the same machine talk to a node: lines over TCP, on an address that only they can
//! reach. Requests on one connection are answered in order, so that many can be under way.
//!
//! ```text
//! submit <bytes>\n<operation>     ok <id> | refused <code>\n<Chinese>\n<English> | waiting | busy
//! wait <id>                       decided <height> <index>, when it is
//! agreement <id>                  text <bytes>\n<file> | none
//! title <id>                      text <bytes>\n<state of the title> | none
//! log <origin>                    text <bytes>\n<state of the log> | none
//! block <height>                  text <bytes>\n<header, certificate, operations> | none
//! status                          text <bytes>\n<JSON>
//! peer <multiaddr>                text … | none, when it is no address
//! stop                            the node ends
//! ```

use std::sync::Arc;

use ledger::OPERATION_BYTES_MAX;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, BufWriter};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, oneshot};
use verifier::encoding::{decimal, decode_hash, encode};
use verifier::{Hash, Language};

use crate::pool::Turned;

/// Bytes of a line of request.
const LINE_BYTES_MAX: u64 = 1024;
/// Requests of one connection that are under way.
const UNDER_WAY_MAX: usize = 4096;
/// Requests of all connections that the node has not seen yet.
const ASKED_MAX: usize = 4096;

/// Connections at once.
const CONNECTIONS_MAX: usize = 256;

/// Where an operation was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The block.
    pub height: u64,
    /// Its place in it, from 0.
    pub index: u32,
}

/// What a node gives.
pub(crate) enum Given {
    /// A text.
    Text(String),
    /// There is no such thing.
    None,
    /// It could not be read.
    Failed,
}

/// What a node is asked.
pub(crate) enum Asked {
    Submit(String, oneshot::Sender<Result<Hash, Turned>>),
    Wait(Hash, oneshot::Sender<Found>),
    Agreement(Hash, oneshot::Sender<Given>),
    Title(Hash, oneshot::Sender<Given>),
    Log(String, oneshot::Sender<Given>),
    Block(u64, oneshot::Sender<Given>),
    Status(oneshot::Sender<String>),
    Peer(String, oneshot::Sender<Given>),
    Stop,
}

/// An answer that is on its way.
enum Answer {
    Submitted(oneshot::Receiver<Result<Hash, Turned>>),
    Found(oneshot::Receiver<Found>),
    Given(oneshot::Receiver<Given>),
    Status(oneshot::Receiver<String>),
    Said(&'static str),
}

/// Takes connections for ever; what is asked goes to the node.
pub(crate) fn open(listener: TcpListener) -> mpsc::Receiver<Asked> {
    let (node, asked) = mpsc::channel(ASKED_MAX);
    let seats = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    tokio::spawn(async move {
        loop {
            // Nobody closes the semaphore.
            let Ok(seat) = Arc::clone(&seats).acquire_owned().await else { return };
            match listener.accept().await {
                Ok((stream, _)) => {
                    // Small answers must not wait for more of them.
                    let _ = stream.set_nodelay(true);
                    let (read, write) = stream.into_split();
                    let (answers, ready) = mpsc::channel(UNDER_WAY_MAX);
                    tokio::spawn(hear(BufReader::new(read), node.clone(), answers));
                    tokio::spawn(async move {
                        say(BufWriter::new(write), ready).await;
                        drop(seat);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a local connection failed");
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
            }
        }
    });
    asked
}

/// Reads requests until the connection ends, or says something that is no request.
async fn hear(mut from: BufReader<OwnedReadHalf>, node: mpsc::Sender<Asked>, answers: mpsc::Sender<Answer>) {
    loop {
        let mut line = String::new();
        match (&mut from).take(LINE_BYTES_MAX).read_line(&mut line).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        let (word, rest) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        let (asked, answer) = match (word, decode_hash(rest), decimal(rest)) {
            ("submit", _, Some(bytes)) => {
                let Some(text) = text(&mut from, bytes).await else {
                    let _ =
                        answers.send(Answer::Said("refused too_large\n操作过大\nthe operation is too large, or no text\n")).await;
                    return;
                };
                let (reply, answer) = oneshot::channel();
                (Asked::Submit(text, reply), Answer::Submitted(answer))
            }
            ("wait", Some(id), _) => {
                let (reply, answer) = oneshot::channel();
                (Asked::Wait(id, reply), Answer::Found(answer))
            }
            ("agreement", Some(id), _) => given(|reply| Asked::Agreement(id, reply)),
            ("title", Some(id), _) => given(|reply| Asked::Title(id, reply)),
            ("log", _, _) => given(|reply| Asked::Log(rest.to_owned(), reply)),
            ("block", _, Some(height)) => given(|reply| Asked::Block(height, reply)),
            ("peer", _, _) => given(|reply| Asked::Peer(rest.to_owned(), reply)),
            ("status", _, _) => {
                let (reply, answer) = oneshot::channel();
                (Asked::Status(reply), Answer::Status(answer))
            }
            ("stop", _, _) => (Asked::Stop, Answer::Said("ok\n")),
            _ => {
                let _ = answers.send(Answer::Said("unknown\n")).await;
                return;
            }
        };
        if node.send(asked).await.is_err() || answers.send(answer).await.is_err() {
            return;
        }
    }
}

fn given(ask: impl FnOnce(oneshot::Sender<Given>) -> Asked) -> (Asked, Answer) {
    let (reply, answer) = oneshot::channel();
    (ask(reply), Answer::Given(answer))
}

/// A text of so many bytes; none when it is too long, too short or no text.
async fn text(from: &mut BufReader<OwnedReadHalf>, bytes: u64) -> Option<String> {
    let bytes = usize::try_from(bytes).ok().filter(|bytes| *bytes <= OPERATION_BYTES_MAX)?;
    let mut buffer = vec![0; bytes];
    from.read_exact(&mut buffer).await.ok()?;
    String::from_utf8(buffer).ok()
}

/// Writes answers in the order in which they were asked for.
async fn say(mut to: BufWriter<OwnedWriteHalf>, mut answers: mpsc::Receiver<Answer>) {
    while let Some(answer) = answers.recv().await {
        let said = match answer {
            Answer::Said(said) => said.to_owned(),
            Answer::Submitted(answer) => answer.await.map_or_else(|_| "failed\n".to_owned(), |answer| submitted(&answer)),
            Answer::Found(answer) => {
                // Whoever waits long must see what was answered before.
                if to.flush().await.is_err() {
                    return;
                }
                answer.await.map_or_else(|_| "busy\n".to_owned(), |found| format!("decided {} {}\n", found.height, found.index))
            }
            Answer::Given(answer) => match answer.await {
                Ok(Given::Text(text)) => format!("text {}\n{text}", text.len()),
                Ok(Given::None) => "none\n".to_owned(),
                Ok(Given::Failed) | Err(_) => "failed\n".to_owned(),
            },
            Answer::Status(answer) => {
                answer.await.map_or_else(|_| "failed\n".to_owned(), |text| format!("text {}\n{text}", text.len()))
            }
        };
        if to.write_all(said.as_bytes()).await.is_err() || answers.is_empty() && to.flush().await.is_err() {
            return;
        }
    }
    let _ = to.flush().await;
}

fn submitted(answer: &Result<Hash, Turned>) -> String {
    match answer {
        Ok(id) => format!("ok {}\n", encode(id)),
        Err(Turned::Waiting) => "waiting\n".to_owned(),
        Err(Turned::Busy) => "busy\n".to_owned(),
        Err(Turned::Refused(reason)) => {
            let (zh, en) = (reason.text(Language::Chinese), reason.text(Language::English));
            format!("refused {}\n{zh}\n{en}\n", reason.code())
        }
    }
}

/// Why a node did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The node cannot be reached, or went away.
    #[error("the node does not answer; is it running? 节点无应答，是否在运行？")]
    Connection(#[from] std::io::Error),
    /// It said something else than was asked for.
    #[error("the node said “{0}”")]
    Unexpected(String),
    /// The operation is refused.
    #[error("refused ({code}): {english} {chinese}")]
    Refused {
        /// A short code: `ledger::Refusal::code`.
        code: String,
        /// Why, in Chinese.
        chinese: String,
        /// Why, in English.
        english: String,
    },
    /// Too much waits; later.
    #[error("too much waits; try again later. 等待处理的操作过多，请稍后再试。")]
    Busy,
}

/// Somebody who asks a node.
pub struct Client {
    read: BufReader<OwnedReadHalf>,
    write: BufWriter<OwnedWriteHalf>,
}

impl Client {
    /// Connects to a node's local address.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn connect(address: std::net::SocketAddr) -> Result<Self, AskError> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (read, write) = stream.into_split();
        Ok(Self { read: BufReader::new(read), write: BufWriter::new(write) })
    }

    /// Submits an operation; its id.
    ///
    /// # Errors
    /// It is refused, or the node does not answer. One that waits already is no error.
    pub async fn submit(&mut self, operation: &str) -> Result<Hash, AskError> {
        self.send(operation).await?;
        self.flush().await?;
        self.submitted(operation).await
    }

    /// Sends an operation without waiting for the answer, which [`Self::submitted`] reads.
    ///
    /// # Errors
    /// The connection ended.
    pub async fn send(&mut self, operation: &str) -> Result<(), AskError> {
        self.write.write_all(format!("submit {}\n{operation}", operation.len()).as_bytes()).await?;
        Ok(())
    }

    /// Sends what was written.
    ///
    /// # Errors
    /// The connection ended.
    pub async fn flush(&mut self) -> Result<(), AskError> {
        Ok(self.write.flush().await?)
    }

    /// The answer to an operation that was sent.
    ///
    /// # Errors
    /// As [`Self::submit`].
    pub async fn submitted(&mut self, operation: &str) -> Result<Hash, AskError> {
        let line = self.line().await?;
        match line.split_once(' ') {
            Some(("ok", id)) => decode_hash(id).ok_or(AskError::Unexpected(line)),
            Some(("refused", code)) => {
                let code = code.to_owned();
                let (chinese, english) = (self.line().await?, self.line().await?);
                Err(AskError::Refused { code, chinese, english })
            }
            _ if line == "waiting" => Ok(ledger::Operation::id(operation)),
            _ if line == "busy" => Err(AskError::Busy),
            _ => Err(AskError::Unexpected(line)),
        }
    }

    /// Waits until an operation is decided.
    ///
    /// # Errors
    /// The node went away.
    pub async fn wait(&mut self, id: &Hash) -> Result<Found, AskError> {
        let line = self.ask(&format!("wait {}\n", encode(id))).await?;
        let numbers = line.strip_prefix("decided ").and_then(|rest| rest.split_once(' '));
        let found = numbers
            .and_then(|(height, index)| Some(Found { height: decimal(height)?, index: u32::try_from(decimal(index)?).ok()? }));
        found.ok_or(AskError::Unexpected(line))
    }

    /// Leaves that an evidence log has as far as was agreed; none when no member keeps it, or nothing was agreed yet.
    ///
    /// # Errors
    /// The node went away.
    pub async fn log_size(&mut self, origin: &str) -> Result<Option<u64>, AskError> {
        let Some(state) = self.text(&format!("log {origin}")).await? else { return Ok(None) };
        let last = state.lines().find_map(|line| line.strip_prefix("last ")).and_then(|last| last.split(' ').next());
        Ok(last.and_then(decimal))
    }

    /// A text: `status`, `block 7`, `agreement ID`, `title ID`, `log ORIGIN`, `peer ADDRESS`; none when there is none.
    ///
    /// # Errors
    /// The node went away, or could not read it.
    pub async fn text(&mut self, request: &str) -> Result<Option<String>, AskError> {
        let line = self.ask(&format!("{request}\n")).await?;
        if line == "none" {
            return Ok(None);
        }
        let bytes = line.strip_prefix("text ").and_then(decimal).and_then(|bytes| usize::try_from(bytes).ok());
        let Some(bytes) = bytes.filter(|bytes| *bytes <= ledger::AGREEMENT_BYTES_MAX) else {
            return Err(AskError::Unexpected(line));
        };
        let mut text = vec![0; bytes];
        self.read.read_exact(&mut text).await?;
        String::from_utf8(text).map(Some).map_err(|_| AskError::Unexpected(line))
    }

    /// Ends the node.
    ///
    /// # Errors
    /// The node does not answer.
    pub async fn stop(&mut self) -> Result<(), AskError> {
        self.ask("stop\n").await.map(drop)
    }

    async fn ask(&mut self, request: &str) -> Result<String, AskError> {
        self.write.write_all(request.as_bytes()).await?;
        self.write.flush().await?;
        self.line().await
    }

    async fn line(&mut self) -> Result<String, AskError> {
        let mut line = String::new();
        if self.read.read_line(&mut line).await? == 0 {
            return Err(AskError::Connection(std::io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(line.trim_end_matches('\n').to_owned())
    }
}
