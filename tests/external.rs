//! `targum check --external`, against hosts of our own.

#![cfg(feature = "external")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A host of one page: it notes each request's first line and agent with the time, and answers by its method.
struct Host {
    address: String,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Host {
    /// `answer` gives status line and headers for a method and a path.
    fn new(answer: impl Fn(&str, &str) -> String + Send + 'static) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked: Arc<Mutex<Vec<(String, Instant)>>> = Arc::default();
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let mut lines =
                    BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                let agent = lines
                    .take_while(|line| !line.is_empty())
                    .find(|line| line.to_lowercase().starts_with("user-agent:"));
                let mut words = first.split(' ');
                let reply = answer(words.next().unwrap_or_default(), words.next().unwrap_or_default());
                log.lock()
                    .expect("the log")
                    .push((format!("{first} {}", agent.unwrap_or_default()), Instant::now()));
                let _ = write!(stream, "HTTP/1.1 {reply}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        });
        Host { address, asked }
    }

    fn always(reply: &str) -> Host {
        let reply = reply.to_owned();
        Host::new(move |_, _| reply.clone())
    }

    fn asked(&self) -> Vec<(String, Instant)> {
        self.asked.lock().expect("the log").clone()
    }
}

#[test]
fn links_to_the_web_are_asked_for_politely() {
    let fine = Host::always("200 OK");
    let gone = Host::always("404 Not Found");
    let closed = Host::always("403 Forbidden");
    let broken = Host::always("500 Oops");
    let endless = Host::always("302 Found\r\nLocation: /again");
    let moved = Host::always(&format!("301 Moved Permanently\r\nLocation: {}/new", fine.address));
    let detour = Host::always(&format!("302 Found\r\nLocation: {}", gone.address));
    let headless = Host::new(|method, _| if method == "GET" { "200 OK".into() } else { "405 No".into() });
    let down = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let hosts = [&fine, &gone, &closed, &broken, &endless, &moved, &detour, &headless];
    let links: String = hosts.iter().map(|host| format!("[x]({}/a#b)\n\n", host.address)).collect();
    let body = format!("{links}[y](http://{down}) [z](mailto:a@example.org) <{}/a>", gone.address);
    common::write_listing(
        folder.path(),
        &format!(
            "-- targum.yaml --\nlanguages: [nl]\n-- content/nl.md --\n---\ntitle: Start\n---\n\n{body}\n"
        ),
    );
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
        for proxy in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        command.args(args).current_dir(folder.path()).output().expect("the program runs")
    };
    run(&["check"]);
    assert!(hosts.iter().all(|host| host.asked().is_empty()), "nobody is asked without being told to");
    let found = run(&["check", "--external", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text(&found)).expect("JSON");
    let told = |host: &str| -> Vec<String> {
        let all = json.as_array().expect("an array").iter();
        all.filter(|one| one["message"].as_str().is_some_and(|message| message.contains(host)))
            .map(|one| one["code"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(
        told(&gone.address),
        ["link-dead", "link-dead"],
        "at each place, and with or without what follows #"
    );
    assert_eq!(told(&detour.address), ["link-dead"]);
    assert_eq!(told(&broken.address), ["link-unreachable"]);
    assert_eq!(told(&endless.address), ["link-unreachable"]);
    assert_eq!(told(&down.to_string()), ["link-unreachable"]);
    assert_eq!(told(&moved.address), ["link-moved"]);
    assert!(told(&closed.address).is_empty() && told(&headless.address).is_empty());
    let fix =
        json.as_array().expect("an array").iter().find(|one| one["code"] == "link-moved").expect("it moved");
    assert_eq!(fix["fix"]["replacements"][0]["text"], format!("{}/new", fine.address));
    assert_eq!((&fix["fix"]["certain"], found.status.code()), (&false.into(), Some(0)));
    let requests = headless.asked();
    assert_eq!(requests.len(), 2);
    assert!(
        requests[0].0.starts_with("HEAD /a HTTP") && requests[1].0.starts_with("GET /a "),
        "{requests:?}"
    );
    assert!(requests[0].0.contains("Targum/"), "{requests:?}");
    assert!(requests[1].1 - requests[0].1 >= Duration::from_millis(450), "a host gets its pause");
    let counts = |hosts: &[&Host]| hosts.iter().map(|host| host.asked().len()).collect::<Vec<_>>();
    let before = counts(&hosts);
    let again = run(&["check", "--external", "--deny", "warnings"]);
    assert!(text(&again).contains("link-dead") && again.status.code() == Some(1));
    assert_eq!(counts(&hosts), before, "what was just asked is remembered");
}
