package tableflow.console.ui.messages.tools;

import tableflow.console.service.messages.compare.RecordDifference.Line;

/// A line of a comparison and what its cells show: values may have millions of characters, of which a cell lays out
/// all that it is given.
///
/// @param left the part of the left value around what differs
/// @param right the same of the right one
record DifferenceRow(Line line, String left, String right) {

    static DifferenceRow of(Line line) {
        TextPair pair = TextPair.of(line.left(), line.right());
        return new DifferenceRow(line, pair.leftCell(), pair.rightCell());
    }
}
