//! A server that is killed while many write to it, and started again.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use test_support::on_both_databases;

use crate::binary::{Binary, PATIENCE, Running};
use crate::client::{Answer, Client, Request};

const TICKETS: &str = "/api/v1/tickets";
const CHATS: &str = "/api/v1/chat/conversations";

/// How often the server is killed until this has cut a turn of the assistant, which it does
/// nearly each time.
const MAX_KILLS: usize = 8;

/// Opens one ticket after the other, each with a key of its own.
struct Opener {
    name: usize,
    answers: Vec<Answer>,
}

/// Has one ticket after the other opened by the assistant.
struct Talker {
    name: usize,
    talks: Vec<Talk>,
}

/// What a talker knows of a conversation: one that was cut is not known to its end.
#[derive(Default)]
struct Talk {
    path: Option<String>,
    proposal: Option<Value>,
    outcome: Option<Answer>,
}

impl Opener {
    fn content(&self, n: usize) -> String {
        format!("Ticket {n} of {}", self.name)
    }

    fn request(&self, client: &Client, n: usize) -> Request {
        let request = client.request("POST", TICKETS);
        let request = request.header("Idempotency-Key", &format!("{}-{n}", self.name));
        request.json(&json!({"content": self.content(n)}))
    }

    fn open_next(&mut self, client: &Client) -> io::Result<()> {
        let answer = self.request(client, self.answers.len()).try_send()?;
        answer.expect(201);
        self.answers.push(answer);
        Ok(())
    }

    /// Asks for everything again, and for what was not answered.
    fn take_up(&mut self, client: &Client) {
        for (n, answer) in self.answers.iter().enumerate() {
            assert_eq!(self.request(client, n).send().body, answer.body);
        }
        self.open_next(client).unwrap();
    }
}

impl Talker {
    fn talk(&mut self, client: &Client) -> io::Result<()> {
        let n = self.talks.len();
        self.talks.push(Talk::default());
        self.start(client, n)?;
        self.say(client, n)?;
        self.confirm(client)
    }

    fn last(&mut self) -> &mut Talk {
        self.talks.last_mut().unwrap()
    }

    fn start(&mut self, client: &Client, n: usize) -> io::Result<()> {
        let request = client.request("POST", CHATS).json(&json!({}));
        let key = format!("{}-{n}", self.name);
        let started = request.header("Idempotency-Key", &key).try_send()?;
        started.expect(201);
        self.last().path = Some(started.header("location").unwrap().to_owned());
        Ok(())
    }

    fn say(&mut self, client: &Client, n: usize) -> io::Result<()> {
        let path = format!("{}/messages", self.last().path.as_ref().unwrap());
        let (floor, office) = (self.name, n);
        let text = format!("The printer in office {office} on floor {floor} jams");
        let body = json!({"content": format!("{text}, please open a ticket")});
        let said = client.request("POST", &path).json(&body).try_send()?;
        let proposal = said.expect(200)["pending_action"].clone();
        let content = proposal["arguments"]["content"].as_str().unwrap();
        assert!(content.contains(&text), "{content}");
        self.last().proposal = Some(proposal);
        Ok(())
    }

    fn confirm(&mut self, client: &Client) -> io::Result<()> {
        let talk = self.last();
        let outcome = talk.confirmation(client).try_send()?;
        assert_eq!(outcome.expect(200)["action"]["status"], "executed");
        talk.outcome = Some(outcome);
        Ok(())
    }

    /// Asks for every outcome again, and goes on where the last talk was cut. Says whether that
    /// was in the middle of a turn.
    fn take_up(&mut self, client: &Client) -> bool {
        let n = self.talks.len() - 1;
        for talk in &self.talks[..n] {
            let outcome = talk.outcome.as_ref().unwrap();
            assert_eq!(talk.confirmation(client).send().body, outcome.body);
        }
        if self.last().path.is_none() {
            self.start(client, n).unwrap();
        }
        let path = self.last().path.clone().unwrap();
        let known = client.get(&path).expect(200);
        let is_cut = known["turn"]["status"] == "running" || known["turn"]["status"] == "failed";
        if known["turn"].is_null() {
            self.say(client, n).unwrap();
        } else if is_cut {
            let answered = answered_again(client, &path);
            self.last().proposal = Some(answered["pending_action"].clone());
        } else if self.last().proposal.is_none() {
            self.last().proposal = Some(known["pending_action"].clone());
        }
        self.confirm(client).unwrap();
        is_cut
    }
}

impl Talk {
    fn confirmation(&self, client: &Client) -> Request {
        let path = format!("{}/confirm", self.path.as_ref().unwrap());
        let action_id = &self.proposal.as_ref().unwrap()["action_id"];
        let body = json!({"action": "confirm", "action_id": action_id});
        client.request("POST", &path).json(&body)
    }
}

/// The answer to the message whose turn was cut, as soon as the server has noticed that nobody
/// works on it.
fn answered_again(client: &Client, chat: &str) -> Value {
    let began = Instant::now();
    loop {
        let answer = client.request("POST", &format!("{chat}/retry")).send();
        if answer.status != 409 {
            return answer.expect(200);
        }
        assert_eq!(answer.problem(), "409 turn_in_progress");
        assert!(began.elapsed() < PATIENCE, "the turn does not end");
        thread::sleep(Duration::from_millis(50));
    }
}

/// The contents of all tickets, sorted.
fn contents(client: &Client) -> Vec<String> {
    let mut contents = Vec::new();
    loop {
        let skip = contents.len();
        let page = client
            .get(&format!("{TICKETS}?limit=100&skip={skip}"))
            .expect(200);
        for ticket in page["items"].as_array().unwrap() {
            contents.push(ticket["content"].as_str().unwrap().to_owned());
        }
        if page["total"] == contents.len() {
            contents.sort();
            return contents;
        }
    }
}

/// Those who write, all in the name of one customer.
struct Crowd {
    openers: Vec<Opener>,
    talkers: Vec<Talker>,
}

impl Crowd {
    fn new() -> Self {
        let opener = |name| Opener {
            name,
            answers: Vec::new(),
        };
        let talker = |name| Talker {
            name,
            talks: Vec::new(),
        };
        Self {
            openers: (0..2).map(opener).collect(),
            talkers: (0..6).map(talker).collect(),
        }
    }

    /// Everybody writes until the server is killed in the middle of it.
    fn write_and_kill(&mut self, client: &Client, server: Running) {
        let (opened_in, opened) = mpsc::channel();
        let (talked_in, talked) = mpsc::channel();
        thread::scope(|scope| {
            for opener in &mut self.openers {
                let acknowledged = opened_in.clone();
                scope.spawn(move || until_gone(&acknowledged, || opener.open_next(client)));
            }
            for talker in &mut self.talkers {
                let acknowledged = talked_in.clone();
                scope.spawn(move || until_gone(&acknowledged, || talker.talk(client)));
            }
            wait_for(&opened, 30);
            wait_for(&talked, 10);
            server.kill();
        });
    }

    /// Everybody takes up what was cut. Says whether a turn of the assistant was.
    fn take_up(&mut self, client: &Client) -> bool {
        for opener in &mut self.openers {
            opener.take_up(client);
        }
        let talkers = self.talkers.iter_mut();
        let cut = talkers.filter_map(|talker| talker.take_up(client).then_some(()));
        cut.count() > 0
    }

    /// The contents of all tickets that must be there, sorted.
    fn contents(&self) -> Vec<String> {
        let opened = self.openers.iter().flat_map(|opener| {
            let contents = (0..opener.answers.len()).map(|n| opener.content(n));
            contents.collect::<Vec<_>>()
        });
        let talks = self.talkers.iter().flat_map(|talker| &talker.talks);
        let proposed = talks.map(|talk| {
            let arguments = &talk.proposal.as_ref().unwrap()["arguments"];
            arguments["content"].as_str().unwrap().to_owned()
        });
        let mut contents: Vec<_> = opened.chain(proposed).collect();
        contents.sort();
        contents
    }

    /// In each talk one thing was said, one proposed, and the outcome told.
    fn assert_no_word_is_said_twice(&self, client: &Client) {
        for talk in self.talkers.iter().flat_map(|talker| &talker.talks) {
            let known = client.get(talk.path.as_ref().unwrap()).expect(200);
            let messages = known["messages"].as_array().unwrap();
            let roles: Vec<_> = messages.iter().map(|message| &message["role"]).collect();
            assert_eq!(roles, ["user", "assistant", "assistant"]);
        }
    }
}

fn until_gone(acknowledged: &Sender<()>, mut write: impl FnMut() -> io::Result<()>) {
    while write().is_ok() {
        acknowledged.send(()).unwrap();
    }
}

fn wait_for(acknowledged: &Receiver<()>, times: usize) {
    for _ in 0..times {
        acknowledged.recv_timeout(PATIENCE).unwrap();
    }
}

on_both_databases! {
    async fn what_was_acknowledged_survives_a_kill_and_what_was_cut_goes_on(db) {
        let binary = Binary::on(db).with("RATE_LIMIT", "off");
        let mut server = binary.start();
        let ann = server.customer("ann");
        let mut crowd = Crowd::new();
        for _ in 0..MAX_KILLS {
            crowd.write_and_kill(&ann.at(&server), server);
            server = binary.start();
            let ann = ann.at(&server);
            let has_cut_a_turn = crowd.take_up(&ann);
            assert_eq!(contents(&ann), crowd.contents());
            crowd.assert_no_word_is_said_twice(&ann);
            if has_cut_a_turn {
                return;
            }
        }
        panic!("{MAX_KILLS} kills have not cut a turn");
    }
}
