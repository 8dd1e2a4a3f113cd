//! Asks a server, in the first message of PostgreSQL's protocol, whether it lets the
//! user `postgres` in without a password.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(2);
/// The start-up message of protocol 3.0: its own length, the version, the parameters.
const START_UP: &[u8] = b"\0\0\0\x29\0\x03\0\0user\0postgres\0database\0postgres\0\0";
/// `AuthenticationOk`: no password is asked for.
const WELCOME: [u8; 9] = *b"R\0\0\0\x08\0\0\0\0";

/// Whether somebody at this address speaks PostgreSQL and trusts us.
pub(super) fn lets_postgres_in(address: &str) -> bool {
    address
        .parse()
        .is_ok_and(|address| first_answer(&address).is_ok_and(|answer| answer == WELCOME))
}

fn first_answer(address: &SocketAddr) -> std::io::Result<[u8; WELCOME.len()]> {
    let mut stream = TcpStream::connect_timeout(address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(START_UP)?;
    let mut answer = [0; WELCOME.len()];
    stream.read_exact(&mut answer)?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use std::{io::Read as _, io::Write as _, net::TcpListener, thread};

    use super::{START_UP, lets_postgres_in};

    /// A server that reads the start-up message and gives one scripted answer.
    fn answers_with(answer: &'static [u8]) -> bool {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut message = vec![0; START_UP.len()];
            stream.read_exact(&mut message).unwrap();
            assert_eq!(message, START_UP);
            stream.write_all(answer).unwrap();
        });
        let welcome = lets_postgres_in(&address);
        server.join().unwrap();
        welcome
    }

    #[test]
    fn the_message_states_its_own_length() {
        let length = u32::try_from(START_UP.len()).unwrap();
        assert!(START_UP.starts_with(&length.to_be_bytes()));
    }

    #[test]
    fn a_server_that_trusts_us_is_used() {
        assert!(answers_with(b"R\0\0\0\x08\0\0\0\0S\0\0\0\x16"));
    }

    #[test]
    fn a_server_that_asks_for_a_password_is_not_used() {
        assert!(!answers_with(b"R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0"));
    }

    #[test]
    fn something_that_is_not_postgresql_is_not_used() {
        assert!(!answers_with(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
        assert!(!answers_with(b""));
    }

    #[test]
    fn a_port_where_nobody_listens_is_no_server() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        assert!(!lets_postgres_in(&address));
    }
}
