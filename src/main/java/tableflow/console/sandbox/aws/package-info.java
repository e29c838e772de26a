/// What the sandbox's AWS services have in common: who calls, what they may do, and how a refusal is worded.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.aws;
