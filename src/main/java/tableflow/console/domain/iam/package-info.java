/// Policies of AWS's identity service: reading their documents, deciding what they allow, and what has to change so
/// that they do. Pure: no clock, no files, no network.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.iam;
