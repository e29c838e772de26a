/// Policies of AWS's identity service: reading their documents and deciding what they allow. Pure: no clock, no files,
/// no network.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.iam.policy;
