//! The program without arguments.

use super::process::PAYMENTS;

const ESCAPE: char = '\u{1b}';

/// The headings of the tour: each document, its request line and the validator's answer.
const EXCHANGES: [(&str, &str); 4] = [
    (
        "Create a customer payment source, classic edition (document 003)",
        "POST /api/customer_payment_sources",
    ),
    (
        "Update a customer payment source, classic edition (document 000)",
        "PATCH /api/customer_payment_sources/xYZkjABcde",
    ),
    (
        "Update a customer payment source, current edition (document 001)",
        "PATCH /api/customer_payment_sources/xYZkjABcde",
    ),
    ("Update a stripe payment (document 002)", "PATCH /api/stripe_payments/xYZkjABcde"),
];

#[test]
fn the_tour_shows_every_documented_exchange_and_what_the_validator_says() {
    let run = PAYMENTS.run(&[]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let mut rest = run.output.as_str();
    for (title, request) in EXCHANGES {
        let heading = format!("{title}\n\n{request}\n{{\n");
        let Some((_, behind)) = rest.split_once(&heading) else { panic!("{heading}: {rest}") };
        let accepted = "\n}\n\nThe endpoint's validator accepts the documented body as this \
                        payload.\nThe documented response, read:\n    id  ";
        let Some((payload, behind)) = behind.split_once(accepted) else { panic!("{behind}") };
        assert!(payload.starts_with("  \"data\": {\n    \"type\": \""), "{payload}");
        assert!(behind.trim_start().starts_with("xYZkjABcde\n"), "{behind}");
        rest = behind;
    }
    let heading = "Update a customer, in HAL (document 004)\n\nPATCH \
                   /tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078\n";
    let Some((_, behind)) = rest.split_once(heading) else { panic!("{rest}") };
    let accepted = "\n\nThe endpoint's validator accepts the body as this payload.\n\
                    The documented response, read:\n";
    let Some((payload, behind)) = behind.split_once(accepted) else { panic!("{behind}") };
    let payload: serde_json::Value = serde_json::from_str(payload).unwrap();
    assert_eq!(payload, super::customers::sample());
    let fields: Vec<_> = behind.lines().take(6).map(str::trim).collect();
    let customer = "/tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078";
    assert_eq!(
        fields,
        [
            "id                                     F2F3ADA770102B51E053A2598D0A9078".to_owned(),
            "buyer_information.email                test@cybs.com".to_owned(),
            "merchant_defined_information[0].value  Your customer data".to_owned(),
            "metadata.creator                       testrest".to_owned(),
            format!("payment_instruments                    {customer}/payment-instruments"),
            format!("shipping_addresses                     {customer}/shipping-addresses"),
        ]
    );
    rest = behind;
    let faulty = include_str!("../../../examples/documents/faulty-update-request.json");
    let heading = format!(
        "A payload with mistakes, sent to the id QWERtyUpBa\n\n\
         PATCH /api/customer_payment_sources/QWERtyUpBa\n{faulty}\n\
         The validator finds 6 faults and answers 400:\n"
    );
    let Some((_, behind)) = rest.split_once(&heading) else { panic!("{rest}") };
    let Some((errors, behind)) = behind.split_once("\n\nMore\n\n") else { panic!("{behind}") };
    let errors: serde_json::Value = serde_json::from_str(errors).unwrap();
    assert_eq!(errors, super::check::faulty_update());
    let commands: Vec<_> = behind.lines().map(str::trim).collect();
    assert_eq!(
        commands,
        [
            "payments schema stripe_payments",
            "payments build update stripe_payments --id xYZkjABcde --set _refresh=true \
             --clear metadata",
            "payments build update cybersource/customers --id F2F3ADA770102B51E053A2598D0A9078 \
             --set buyerInformation.email=test@cybs.com --clear objectInformation",
            "payments check update customer_payment_sources \
             examples/documents/faulty-update-request.json",
            "payments help",
        ]
    );
}

#[test]
fn every_command_that_the_tour_names_works() {
    for (command, status) in [
        ("schema stripe_payments", 0),
        ("build update stripe_payments --id xYZkjABcde --set _refresh=true --clear metadata", 0),
        (
            "build update cybersource/customers --id F2F3ADA770102B51E053A2598D0A9078 \
             --set buyerInformation.email=test@cybs.com --clear objectInformation",
            0,
        ),
        ("check update customer_payment_sources faulty-update-request.json", 1),
        ("help", 0),
    ] {
        let arguments: Vec<_> = command.split(' ').collect();
        assert_eq!(PAYMENTS.run(&arguments).status, status, "{command}");
    }
}

#[test]
fn only_a_terminal_gets_colours() {
    for arguments in [
        &[][..],
        &["schema", "customer_payment_sources"],
        &["check", "update", "stripe_payments", "no-such-file"],
        &["help", "check"],
        &["frobnicate"],
    ] {
        let plain = PAYMENTS.run(arguments);
        assert!(!plain.output.contains(ESCAPE) && !plain.errors.contains(ESCAPE), "{plain:?}");
        let asked = PAYMENTS.run_with(&[("NO_COLOR", "1")], arguments);
        let found = (asked.status, &asked.output, &asked.errors);
        assert_eq!(found, (plain.status, &plain.output, &plain.errors));
    }
    let coloured = PAYMENTS.run_with(&[("CLICOLOR_FORCE", "1")], &[]);
    assert!(coloured.output.contains("\u{1b}[1mMore\u{1b}[0m\n"), "{coloured:?}");
}
