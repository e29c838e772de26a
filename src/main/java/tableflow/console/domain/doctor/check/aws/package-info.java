/// What is checked of AWS's identities, roles, buckets and keys.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check.aws;
