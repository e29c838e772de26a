/// The stored profiles: which there are, where their secrets lie, and what can be done with them.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.profiles;
