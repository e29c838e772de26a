package tableflow.console.sandbox.tableflow.cloud;

import java.net.URI;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// Where AWS is, and the credentials that Confluent holds in its own account.
///
/// @param url one address for all services
/// @param confluent ARN of a role in Confluent's account to credentials of it; everything in the customer's account has
///     to be asked for with these
/// @param managed the role that writes Confluent's own buckets
public record AwsAccess(URI url, Function<String, AwsCredentials> confluent, String managed) {}
