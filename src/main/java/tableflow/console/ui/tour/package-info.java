/// Drives the real window step by step without a display, takes a picture after each step and reports which steps held.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.tour;
