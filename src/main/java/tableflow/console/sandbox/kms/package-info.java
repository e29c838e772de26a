/// A small Key Management Service: keys with states and policies, and what they encrypt.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.kms;
