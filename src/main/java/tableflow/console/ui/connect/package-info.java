/// The form that makes a profile: which keys, what they can see, and a test of each part.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.connect;
