/// Checks of Glue, Lake Formation and Athena on evidence made by hand.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check.lake;
