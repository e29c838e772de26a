/// Finds out what is wrong in a bucket of tables. Reads only, and never deletes: remedies are commands for a person.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.findings;
