/// AWS's identity services for the sandbox: accounts with users, roles and policies, who may do what, the IAM API and
/// the security token service.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.iam;
