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

/// A site whose home page has this text, and a way to run the program in it without a proxy.
struct Site(tempfile::TempDir);

impl Site {
    fn new(body: &str) -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = format!(
            "-- targum.yaml --\nlanguages: [nl]\n-- content/nl.md --\n---\ntitle: Start\n---\n\n{body}\n"
        );
        common::write_listing(folder.path(), &home);
        Site(folder)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
        for proxy in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        command.args(args).current_dir(self.0.path()).output().expect("the program runs")
    }

    /// The findings of `check --external`.
    fn found(&self) -> Vec<serde_json::Value> {
        let found = self.run(&["check", "--external", "--format", "json"]);
        assert_eq!(found.status.code(), Some(0), "{}", text(&found));
        serde_json::from_str(&text(&found)).expect("JSON")
    }
}

/// The codes of the findings that name a host.
fn told(found: &[serde_json::Value], host: &str) -> Vec<String> {
    let named =
        found.iter().filter(|one| one["message"].as_str().is_some_and(|message| message.contains(host)));
    named.map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_became_of_pages_is_told_at_each_link() {
    let fine = Host::always("200 OK");
    let gone = Host::always("404 Not Found");
    let closed = Host::always("403 Forbidden");
    let broken = Host::always("500 Oops");
    let endless = Host::always("302 Found\r\nLocation: /again");
    let moved = Host::always(&format!("301 Moved Permanently\r\nLocation: {}/new#x", fine.address));
    let detour = Host::always(&format!("302 Found\r\nLocation: {}", gone.address));
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let no_tls = format!("https://{}", silent.local_addr().expect("an address"));
    std::thread::spawn(move || silent.incoming().for_each(drop));
    let down = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let hosts = [&fine, &gone, &closed, &broken, &endless, &moved, &detour];
    let links: String = hosts.iter().map(|host| format!("[x]({}/a#b)\n\n", host.address)).collect();
    let rest = format!(
        "[y](http://{down}) [t]({no_tls}) [z](mailto:a@example.org) [t](tel:+31) <{}/a>",
        gone.address
    );
    let found = Site::new(&(links + &rest)).found();
    let two = ["link-dead", "link-dead"];
    assert_eq!(told(&found, &gone.address), two, "at each place, with and without what follows #");
    assert_eq!(told(&found, &detour.address), ["link-dead"]);
    assert_eq!(told(&found, &broken.address), ["link-unreachable"]);
    assert_eq!(told(&found, &endless.address), ["link-unreachable"]);
    assert_eq!(told(&found, &down.to_string()), ["link-unreachable"]);
    assert_eq!(told(&found, &no_tls), ["link-unreachable"]);
    assert_eq!(told(&found, &moved.address), ["link-moved"]);
    assert_eq!(found.len(), 8, "{found:#?}");
    let fix = &found.iter().find(|one| one["code"] == "link-moved").expect("it moved")["fix"];
    assert_eq!(fix["replacements"][0]["text"], format!("{}/new", fine.address));
    assert_eq!(fix["certain"], false);
}

#[test]
fn hosts_are_asked_politely_and_only_when_that_is_asked_for() {
    let gone = Host::always("410 Gone");
    let headless = Host::new(|method, _| if method == "GET" { "200 OK".into() } else { "405 No".into() });
    let hosts = [&gone, &headless];
    let links: String = hosts.iter().map(|host| format!("[x]({}/a#b)\n\n", host.address)).collect();
    let site = Site::new(&links);
    site.run(&["check"]);
    assert!(hosts.iter().all(|host| host.asked().is_empty()), "nobody is asked without being told to");
    assert!(told(&site.found(), &headless.address).is_empty());
    let requests = headless.asked();
    assert_eq!(requests.len(), 2);
    assert!(
        requests[0].0.starts_with("HEAD /a HTTP") && requests[1].0.starts_with("GET /a "),
        "{requests:?}"
    );
    assert!(requests[0].0.contains("Targum/"), "{requests:?}");
    assert!(requests[1].1 - requests[0].1 >= Duration::from_millis(450), "a host gets its pause");
    let counts = || hosts.map(|host| host.asked().len());
    let before = counts();
    let again = site.run(&["check", "--external", "--deny", "warnings"]);
    assert!(text(&again).contains("link-dead") && again.status.code() == Some(1), "{}", text(&again));
    assert_eq!(counts(), before, "what was just asked is remembered");
}
