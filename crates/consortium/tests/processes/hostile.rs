//! Bytes at the desk that are no request: the node goes on.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::town::{LIMIT, Town};

/// What the desk says to some bytes, until it hangs up.
async fn said(town: &Town, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(town.nodes[0].local).await.unwrap();
    // It may hang up before everything is written.
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(LIMIT, stream.read_to_end(&mut answer)).await.unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn no_bytes_at_the_desk_stop_a_node() {
    let mut town = Town::found(&["customs"]);
    town.nodes[0].start(&[]);
    town.reach(&[0], 1).await;
    let long = vec![b'a'; 1 << 20];
    let huge = [b"submit 99999999999\n".as_slice(), &long].concat();
    let cases: [(&[u8], &str); 9] = [
        (b"", ""),
        (b"\n", "unknown\n"),
        (b"\xff\xfe\n", ""),
        (b"dance\n", "unknown\n"),
        (b"block x\n", "unknown\n"),
        (b"block 99\n", "none\n"),
        (b"wait AAAA\n", "unknown\n"),
        (b"submit 4\nab", "refused too_large\n操作过大\nthe operation is too large, or no text\n"),
        (b"peer nowhere\n", "none\n"),
    ];
    for (bytes, answer) in cases {
        assert_eq!(said(&town, bytes).await, answer, "{}", String::from_utf8_lossy(bytes));
    }
    for bytes in [&long, &huge] {
        let answer = said(&town, bytes).await;
        assert!(answer.is_empty() || answer.starts_with("unknown") || answer.starts_with("refused too_large"), "{answer}");
    }
    let operation = town.issue(1);
    tokio::time::timeout(Duration::from_secs(30), town.decide(0, &operation)).await.unwrap();
}
