/// What a person keeps for Athena on this machine: open tabs, saved statements, parameters, the runs made here. Plain
/// files, one folder for each profile; a damaged one is set aside and told, never overwritten.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.desk;
