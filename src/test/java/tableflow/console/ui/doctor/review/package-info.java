@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor.review;
