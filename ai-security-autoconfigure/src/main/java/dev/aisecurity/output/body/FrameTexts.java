package dev.aisecurity.output.body;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Brings the strings of the JSON frames of one stream to the texts they belong to.
 */
final class FrameTexts {

	private final List<DeltaShape> shapes;

	private final FrameQueue queue;

	private final TextEncoding encoding;

	private final PathTexts paths;

	private boolean known;

	FrameTexts(List<DeltaShape> shapes, FrameQueue queue, TextEncoding encoding) {
		this.shapes = shapes;
		this.queue = queue;
		this.encoding = encoding;
		this.paths = new PathTexts(queue);
	}

	boolean known() {
		return this.known;
	}

	/**
	 * Adds a frame to the frame that is being made.
	 * @param frame the frame
	 * @param source how what is no string is written
	 * @param scratch room to write in
	 */
	void add(JsonFrame frame, TextEncoding source, StringBuilder scratch) {
		DeltaShape shape = shape(frame);
		for (JsonFrame.Piece piece : frame.pieces()) {
			switch (piece.kind()) {
				case SOURCE -> {
					scratch.setLength(0);
					source.write(piece.text(), scratch);
					this.queue.add(scratch);
				}
				case KEY -> this.queue.addWhole(piece.text(), JsonEscapes::write);
				case VALUE -> value(shape, frame, piece);
			}
		}
		if (shape != null) {
			this.queue.finish((name) -> shape.ends(frame, name));
		}
	}

	private @Nullable DeltaShape shape(JsonFrame frame) {
		for (DeltaShape shape : this.shapes) {
			if (shape.supports(frame)) {
				this.known = true;
				return shape;
			}
		}
		if (this.known) {
			throw new UnreadableBodyException("A frame of the answer does not belong to the protocol of the others");
		}
		return null;
	}

	private void value(@Nullable DeltaShape shape, JsonFrame frame, JsonFrame.Piece piece) {
		String path = piece.path();
		if (path == null) {
			throw new IllegalStateException("A value without a place");
		}
		String channel = (shape != null) ? shape.channel(frame, path) : this.paths.channel(path, piece.text());
		if (channel != null) {
			this.queue.addPart(channel, piece.text(), this.encoding);
		}
		else {
			this.queue.addWhole(piece.text(), this.encoding);
		}
	}

}
