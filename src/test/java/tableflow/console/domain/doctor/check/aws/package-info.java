/// Checks of AWS on evidence made by hand.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check.aws;
