//! The `payments` program as its user meets it: arguments, inputs, outputs and exit statuses.

mod build;
mod check;
mod customers;
mod lines;
mod process;
mod query;
mod schema;
mod tour;

use process::PAYMENTS;

use crate::process::Run;

#[test]
fn arguments_that_make_no_sense_are_refused_with_a_reason_and_status_2() {
    let types = "[possible values: customer_payment_sources, customer_payment_sources@classic, \
                 stripe_payments, cybersource/customers]";
    for (arguments, lines) in [
        (&["frobnicate"][..], &["error: unrecognized subcommand 'frobnicate'"][..]),
        (&["--frobnicate"], &["error: unexpected argument '--frobnicate' found"]),
        (
            &["check", "update", "stripe_payment"],
            &["error: invalid value 'stripe_payment' for '<TYPE>'", types],
        ),
        (&["schema", "orders"], &["error: invalid value 'orders' for '<TYPE>'", types]),
        (
            &["check", "delete", "stripe_payments"],
            &[
                "error: invalid value 'delete' for '<WHAT>'",
                "[possible values: create, update, response]",
            ],
        ),
        (
            &["build", "response", "stripe_payments"],
            &["error: invalid value 'response' for '<WHAT>'", "[possible values: create, update]"],
        ),
        (
            &["check", "update", "stripe_payments", "--strict"],
            &["error: unexpected argument '--strict' found"],
        ),
        (
            &["check", "update", "stripe_payments", "--max-bytes", "-1"],
            &["error: unexpected argument '-1' found"],
        ),
        (
            &["check", "create", "stripe_payments", "--id", "1"],
            &["error: only the URL of an update has an id: leave --id out"],
        ),
        (
            &["check", "response", "stripe_payments", "--id", "1"],
            &["error: only the URL of an update has an id: leave --id out"],
        ),
        (
            &["build", "update", "stripe_payments"],
            &["error: the following required arguments were not provided:", "--id <ID>"],
        ),
        (
            &["check"],
            &["error: the following required arguments were not provided:", "<WHAT>", "<TYPE>"],
        ),
    ] {
        let run = PAYMENTS.run(arguments);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
        let said: Vec<_> = run.errors.lines().map(str::trim).take(lines.len()).collect();
        assert_eq!(said, lines, "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_answers() {
    let run = PAYMENTS.run(&["--version"]);
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, "payments 0.1.0\n", ""));
    let run = PAYMENTS.run(&["help"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    for expected in [
        "Usage: payments [COMMAND]",
        "  check   Validates documents; prints one error document for all that break rules",
        "  build   Prints the payload that creates or updates a resource, or what is wrong with it",
        "  schema  Prints the members of a resource, and in which operations they have to be there",
        "Exit status: 0 if everything is valid, 1 if a document or query broke rules, 2 if",
    ] {
        assert!(run.output.contains(expected), "{expected} is not in {}", run.output);
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    for (arguments, status) in [
        (&[][..], 0),
        (&["help"], 0),
        (&["schema", "stripe_payments"], 0),
        (&["schema", "stripe_payments", "--json"], 0),
        (&["build", "update", "stripe_payments", "--id", "1"], 0),
        (&["build", "create", "stripe_payments"], 0),
        // Nothing is printed of a document that is valid.
        (&["check", "update", "stripe_payments", "002-update-request.json"], 0),
        // Neither "valid" nor "invalid" would be true.
        (&["check", "create", "stripe_payments", "002-update-request.json"], 141),
        (&["check", "update", "stripe_payments", "--ndjson", "002-update-request.json"], 141),
    ] {
        let Run { status: found, errors, .. } = PAYMENTS.closed_pipe(arguments);
        assert_eq!(found, status, "{arguments:?}: {errors}");
        assert!(!errors.contains("panicked") && !errors.contains("error:"), "{errors}");
    }
}

#[test]
fn an_input_is_read_from_standard_input_where_no_file_is_named() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1"}}"#;
    for arguments in
        [&["check", "update", "stripe_payments"][..], &["check", "update", "stripe_payments", "-"]]
    {
        let run = PAYMENTS.run_on(body, arguments);
        let found = (run.status, run.output.as_str(), run.errors.as_str());
        assert_eq!(found, (0, "", "standard input: valid\n"));
    }
}
