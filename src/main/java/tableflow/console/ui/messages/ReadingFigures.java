package tableflow.console.ui.messages;

/// How far a reading is.
///
/// @param looked records looked at
/// @param planned to be looked at in all; 0 while that is not known, or when there is no end
/// @param matched that the filter let through
/// @param unjudged of which the filter could not say anything; they count as not matching
/// @param whyUnjudged of the first of them; empty for none
/// @param bytes of keys and values looked at
/// @param perSecond records looked at, lately
/// @param bytesPerSecond lately
/// @param waiting records that the cluster has and that were not read yet; -1 while that was not asked
/// @param dropped of those that matched, the oldest, for want of room
public record ReadingFigures(
        long looked, long planned, long matched, long unjudged, String whyUnjudged, long bytes,
        long perSecond, long bytesPerSecond, long waiting, long dropped) {

    static final ReadingFigures NONE = new ReadingFigures(0, 0, 0, 0, "", 0, 0, 0, -1, 0);
}
