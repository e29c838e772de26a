/// Schemas as files of a folder, such as `schemas/` of a git checkout: which there are, what they hold to the letter,
/// and how each stands to the registry. Blocks; knows no window.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.files;
