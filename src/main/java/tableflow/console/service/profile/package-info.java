/// Profiles and their secrets: stored, imported, tested, guarded.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.profile;
