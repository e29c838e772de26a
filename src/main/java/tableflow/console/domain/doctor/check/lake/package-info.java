/// Facts and checks of Glue with Lake Formation, of Athena, and of the table's files. Pure.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check.lake;
