package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.CREDENTIALS;
import static tableflow.console.domain.doctor.Layer.NETWORK;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;

/// Credentials, and the way to AWS.
final class CredentialFailures {

    private static final Source[] AWS =
            {Source.LOCAL, Source.STS, Source.IAM, Source.S3, Source.KMS, Source.GLUE, Source.LAKE_FORMATION,
                Source.ATHENA};
    /// The way is the same for all.
    private static final Source[] ANYONE = Source.values();

    static final List<Rule> ALL = List.of(
            entry("C1", CREDENTIALS, CERTAIN)
                    .cause("No AWS credentials were found: none in the profile, none on this machine.")
                    .fix("Choose a named AWS profile, or enter an access key in the profile.",
                            "Or set this machine up: aws configure sso")
                    .when(
                            Clue.from(AWS)
                                .says("unable to (load|locate) credentials|NoCredentialsError|NoCredentialProviders")
                                .unmistakable(),
                            Clue.from(AWS)
                                .says("no AWS credentials were found|has no usable credentials"
                                    + "|no valid credential sources? found")
                                .unmistakable(),
                            Clue.from(AWS)
                                .says("failed to refresh cached credentials, no EC2 IMDS role"
                                    + "|config profile \\([^)]{1,80}\\) could not be")
                                .unmistakable()),
            entry("C2", CREDENTIALS, CERTAIN)
                    .cause("The SSO login has expired, or there was none.")
                    .fix("Log in: aws sso login --profile <profile>", "Then try again; a running query is kept.")
                    .when(
                            Clue.from(AWS)
                                .says("sso session (associated with this profile )?has expired or is "
                                    + "(otherwise )?invalid|error loading SSO token"
                                    + "|token has expired and refresh failed"
                                    + "|session token not found or invalid|no SSO login, or it has expired")
                                .unmistakable(),
                            Clue.from(AWS).says("sso (session|token|login).{0,80}(expired|invalid)"),
                            Clue.from(AWS).code("sso.ExpiredTokenException", "SSOTokenLoadError",
                                    "UnauthorizedSSOTokenError", "TokenRetrievalError")
                                .unmistakable()),
            entry("C3", CREDENTIALS, CERTAIN)
                    .cause("The session has ended: temporary credentials last some hours.")
                    .fix("Renew the role's session or the SSO login.",
                            "Look whether environment variables with old keys come before the profile.")
                    .when(
                            Clue.from(AWS).code("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired")
                                .unmistakable(),
                            Clue.from(AWS).says("security token included in the request is expired").unmistakable(),
                            Clue.from(AWS).says("the provided token has expired")),
            entry("C4", CREDENTIALS, LIKELY)
                    .cause("The access key is deleted or inactive; or it belongs to another AWS partition, or the "
                            + "token to a region that must be opted into.")
                    .fix("List the keys: aws iam list-access-keys", "Enter one that is active.",
                            "In an opt-in region take the session from the regional STS endpoint.")
                    .unless("The same key works with another program, in the same region.")
                    .when(
                            Clue.from(AWS).code("InvalidClientTokenId", "InvalidAccessKeyId",
                                    "UnrecognizedClientException").unmistakable(),
                            Clue.from(AWS).code("InvalidToken"),
                            Clue.from(AWS)
                                .says("security token included in the request is invalid"
                                    + "|access key id you provided does not exist in our")
                                .unmistakable()),
            entry("C5", CREDENTIALS, LIKELY)
                    .cause("The secret does not belong to the access key; or a proxy rewrites headers.")
                    .fix("Enter the secret again.", "Try without the proxy.")
                    .unless("The answer speaks of an expired signature: then it is the clock.")
                    .when(
                            Clue.from(AWS).code("SignatureDoesNotMatch").unmistakable(),
                            Clue.from(AWS).code("InvalidSignatureException"),
                            Clue.from(AWS).says("request signature we calculated does not match").unmistakable()),
            entry("C6", NETWORK, CERTAIN)
                    .cause("The clock of this machine is off by more than AWS tolerates, about a quarter of an hour.")
                    .fix("Turn on NTP.")
                    .when(
                            Clue.from(AWS).code("RequestTimeTooSkewed").unmistakable(),
                            Clue.from(AWS).code("RequestExpired"),
                            Clue.from(AWS)
                                .says("signature (expired|not yet current)"
                                    + "|difference between the request time and the .{1,20}time is too")
                                .unmistakable()),
            entry("C7", CREDENTIALS, CERTAIN)
                    .cause("No region is set.")
                    .fix("Set the region in the profile.")
                    .when(
                            Clue.from(AWS)
                                .says("unable to load region|no region is set|you must specify a region|NoRegionError"
                                    + "|missing region").unmistakable()),
            entry("C8", NETWORK, LIKELY)
                    .cause("The host is not found or does not answer: DNS, VPN or proxy; or the region is misspelt.")
                    .fix("Look at the host's name for a misspelt region.", "Check DNS, VPN and proxy.")
                    .unless("Another program on this machine reaches the same host.")
                    .when(
                            Clue.from(ANYONE)
                                .says("could not connect to the endpoint url|no resolvable bootstrap urls"
                                    + "|Local: host resolution failure")
                                .unmistakable(),
                            Clue.from(ANYONE)
                                .says("UnknownHostException|unknown ?host|name or service not known"
                                        + "|nodename nor servname"),
                            Clue.from(ANYONE)
                                .says("could not resolve host|getaddrinfo (failed|ENOTFOUND|EAI_AGAIN)|no such host"
                                    + "|failed to resolve"),
                            Clue.from(ANYONE)
                                .says("connect(ion)? timed out|no answer in time|no connection:|ConnectTimeoutError"
                                    + "|i/o timeout"),
                            Clue.from(ANYONE)
                                .says("connection refused|connection setup timed out|could not be established")
                                .hint()),
            entry("C9", NETWORK, CERTAIN)
                    .cause("A proxy looks into TLS with a certificate that this program does not trust.")
                    .fix("Import the company's certificate into the trust store of this program.")
                    .when(
                            Clue.from(ANYONE)
                                .says("PKIX path building failed|unable to find valid certification path")
                                .unmistakable(),
                            Clue.from(ANYONE)
                                .says("certificate verify failed.{0,40}(local issuer|self.signed)"
                                    + "|signed by unknown authority").unmistakable()),
            entry("C10", CREDENTIALS, CERTAIN)
                    .cause("We are in another account than the tables.")
                    .fix("Choose the profile of the account that the catalog is in.")
                    .when());

    private CredentialFailures() {}
}
