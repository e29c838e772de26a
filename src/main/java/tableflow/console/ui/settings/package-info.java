/// What the window remembers between runs, in one small JSON file.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.settings;
