/// Figures of the past on disk: every sample of two days, a row an hour for sixty days, a row a day for ever.
///
/// A folder holds, by days in UTC:
/// - `log-2026-11-22.mon`: all samples of a day, appended round by round in frames with a checksum;
/// - `hour-2026-11-20.mon`: the hours of a day by topic, with an index;
/// - `day-2026-11.mon`: the days of a month by topic, with an index.
///
/// Every file can be read alone. A log's torn end is cut off when it is next written; the others take their place as a
/// whole.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.monitor.history;
