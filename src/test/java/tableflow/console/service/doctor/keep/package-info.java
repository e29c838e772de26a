@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.keep;
