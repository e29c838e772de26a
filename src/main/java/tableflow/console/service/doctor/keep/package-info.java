/// Examinations kept on disk, so that what was well can be compared with what is not.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.keep;
