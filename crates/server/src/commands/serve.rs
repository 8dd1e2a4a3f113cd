//! `frontdesk serve`: listens, answers, and stops when told to.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;
use domain::identity::{self, AccountError, Registration};
use domain::store::Store;
use secrecy::ExposeSecret as _;
use tokio::net::TcpListener;

use super::explained;
use crate::config::{BootstrapAdmin, Config};
use crate::http::{self, ConnectionLimits};
use crate::shutdown::{DRAIN_LIMIT, Shutdown};
use crate::{background, jwt_secret, telemetry, wiring};

pub(super) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    telemetry::start(&config.log)?;
    let shutdown = Shutdown::default();
    shutdown.listen().context("cannot listen for signals")?;
    let secret = jwt_secret::obtain(&config.identity.jwt_secret)?;
    let store = wiring::store(&config.database)
        .await
        .with_context(|| format!("the database {}", config.database))?;
    if let Some(admin) = &config.bootstrap_admin {
        bootstrap(&store, admin)
            .await
            .context("BOOTSTRAP_ADMIN_EMAIL")?;
    }
    let assistant = wiring::assistant(config, store.clone(), shutdown.tasks.clone())?;
    let router = wiring::router(config, store.clone(), assistant, secret)?;
    let (host, port) = (config.http.host.as_str(), config.http.port);
    let listener = TcpListener::bind((host, port))
        .await
        .with_context(|| format!("cannot listen on {host} port {port}"))?;
    let address = listener.local_addr()?;
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        database = %config.database,
        start_ms = began.elapsed().as_millis(),
        "listening on http://{address}"
    );
    background::start(store, &shutdown);
    let stop = shutdown.token.clone();
    let serving = http::serve(listener, router, ConnectionLimits::of_this_process(), stop);
    serve_and_drain(serving, &shutdown).await;
    Ok(ExitCode::SUCCESS)
}

/// Makes the first administrator. That the address is somebody else's is no reason to be away for
/// everybody.
async fn bootstrap(store: &Store, admin: &BootstrapAdmin) -> anyhow::Result<()> {
    let wanted = Registration::of_email(&admin.email, admin.password.expose_secret());
    match identity::bootstrap_admin(store, &wiring::passwords()?, wanted).await {
        Ok(Some(admin)) => tracing::info!(user_id = %admin.user_id, "made the first administrator"),
        Ok(None) => {}
        Err(AccountError::EmailTaken) => tracing::error!(
            "there is no administrator, and BOOTSTRAP_ADMIN_EMAIL is the address of somebody else"
        ),
        Err(error) => return Err(explained(error)),
    }
    Ok(())
}

/// Serves until told to stop, then waits for what is in flight, but not for ever.
async fn serve_and_drain(serving: impl Future<Output = ()>, shutdown: &Shutdown) {
    let finished = async {
        serving.await;
        shutdown.drain().await;
    };
    let deadline = async {
        shutdown.token.cancelled().await;
        tokio::time::sleep(DRAIN_LIMIT).await;
    };
    tokio::select! {
        () = finished => tracing::info!("stopped"),
        () = deadline => tracing::warn!(
            seconds = DRAIN_LIMIT.as_secs(),
            "stopped with work in flight, since it took too long"
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_never_ends_is_left_behind_in_less_than_ten_seconds() {
        let shutdown = Shutdown::default();
        shutdown.token.cancel();
        let began = Instant::now();
        serve_and_drain(pending(), &shutdown).await;
        assert_eq!(began.elapsed(), DRAIN_LIMIT);
        assert!(DRAIN_LIMIT.as_secs() < 10);
    }

    #[tokio::test(start_paused = true)]
    async fn work_that_outlives_its_request_is_waited_for() {
        let shutdown = Shutdown::default();
        shutdown.token.cancel();
        shutdown.tasks.spawn(tokio::time::sleep(DRAIN_LIMIT / 2));
        let began = Instant::now();
        serve_and_drain(ready(()), &shutdown).await;
        assert_eq!(began.elapsed(), DRAIN_LIMIT / 2);
    }
}
