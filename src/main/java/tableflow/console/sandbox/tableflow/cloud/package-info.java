/// How the sandbox's Tableflow reaches AWS: as a principal of Confluent's account that assumes the customer's roles,
/// over HTTP and with AWS's own SDK.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.cloud;
