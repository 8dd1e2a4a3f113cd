use super::*;

#[tokio::test]
async fn a_client_that_says_nothing_is_sent_away() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        ..limits()
    })
    .await;
    assert!(closed(&mut server.connect().await).await >= SHORT / 2);
}

#[tokio::test]
async fn a_client_that_sends_its_header_drop_by_drop_is_sent_away() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    let began = Instant::now();
    let drip = async {
        for byte in GET_PEER.iter().chain(b"X-Drip: ").cycle() {
            tokio::time::sleep(SHORT / 10).await;
            if client.write_all(&[*byte & 0x7f]).await.is_err() {
                break;
            }
            // The last byte of the blank line is never sent.
            if began.elapsed() > LONG {
                break;
            }
        }
    };
    timeout(LONG, drip).await.unwrap();
    assert!(began.elapsed() < LONG / 2);
}

#[tokio::test]
async fn a_slow_second_header_is_no_better_than_a_slow_first_one() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    client
        .write_all(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody")
        .await
        .unwrap();
    read_until(&mut client, "body").await;
    client.write_all(b"GET /peer HT").await.unwrap();
    assert!(closed(&mut client).await < LONG / 2);
}

#[tokio::test]
async fn a_connection_may_rest_longer_than_a_header_may_take() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    for _ in 0..2 {
        client
            .write_all(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody")
            .await
            .unwrap();
        read_until(&mut client, "body").await;
        tokio::time::sleep(SHORT * 2).await;
    }
}

#[tokio::test]
async fn an_answer_may_take_longer_than_a_header() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    client
        .write_all(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(SHORT * 2).await;
    server.gate.released.notify_one();
    read_until(&mut client, "released").await;
}

#[tokio::test]
async fn a_connection_that_rests_too_long_is_closed() {
    let server = Server::start(ConnectionLimits {
        idle_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    client
        .write_all(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody")
        .await
        .unwrap();
    read_until(&mut client, "body").await;
    assert!(closed(&mut client).await >= SHORT / 2);
}

#[tokio::test]
async fn a_web_socket_may_be_silent() {
    let server = Server::start(ConnectionLimits {
        header_timeout: SHORT,
        idle_timeout: SHORT,
        ..limits()
    })
    .await;
    let mut client = server.connect().await;
    client
        .write_all(
            b"GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
              Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        )
        .await
        .unwrap();
    let answer = read_until(&mut client, "\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 101"), "{answer}");
    // A masked text frame "hi" with the mask 0, which comes back unmasked.
    for _ in 0..2 {
        client.write_all(b"\x81\x82\0\0\0\0hi").await.unwrap();
        read_until(&mut client, "hi").await;
        tokio::time::sleep(SHORT * 2).await;
    }
}
