package dev.aisecurity.detect.obfuscation;

import dev.aisecurity.normalize.TextView;

/**
 * Walks over the stretches of raw text that a view was gathered from. Used by one thread.
 */
final class HiddenSpans {

	private final TextView view;

	private int start;

	private int end;

	HiddenSpans(TextView view) {
		this.view = view;
	}

	/**
	 * Moves to the next stretch.
	 * @return whether there is one
	 */
	boolean next() {
		int length = this.view.text().length();
		this.start = this.end;
		while (this.start < length && isGap(this.start)) {
			this.start++;
		}
		this.end = this.start + 1;
		while (this.end < length && !isGap(this.end) && this.view.rawStart(this.end) <= this.view.rawEnd(this.end)) {
			this.end++;
		}
		return this.start < length;
	}

	/**
	 * Moves the end of the stretch to the end of the view.
	 */
	void takeRest() {
		this.end = this.view.text().length();
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	// A line feed that stands for more than one character parts two texts.
	private boolean isGap(int index) {
		return this.view.text().charAt(index) == '\n' && this.view.rawEnd(index + 1) - this.view.rawStart(index) > 1;
	}

}
