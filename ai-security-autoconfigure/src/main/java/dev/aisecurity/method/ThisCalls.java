package dev.aisecurity.method;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ConstantDynamic;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Finds the methods that one instance method calls on {@code this}. It follows the
 * operand stack, of which it knows for each slot whether {@code this} lies there. Long
 * because the instruction set is.
 */
final class ThisCalls extends MethodVisitor {

	private final Consumer<String> calls;

	private final Map<Label, boolean[]> targets = new HashMap<>();

	private boolean[] stack = new boolean[16];

	private int size;

	private boolean reachable = true;

	/**
	 * Creates a visitor.
	 * @param calls told name and descriptor of each method that is called
	 */
	ThisCalls(Consumer<String> calls) {
		super(SpringAsmInfo.ASM_VERSION);
		this.calls = calls;
	}

	@Override
	public void visitInsn(int opcode) {
		switch (opcode) {
			case Opcodes.NOP, Opcodes.LNEG, Opcodes.DNEG, Opcodes.L2D, Opcodes.D2L -> {
			}
			case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> change(0, 2);
			case Opcodes.LALOAD, Opcodes.DALOAD -> change(2, 2);
			case Opcodes.IASTORE, Opcodes.FASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE ->
				change(3, 0);
			case Opcodes.LASTORE, Opcodes.DASTORE -> change(4, 0);
			case Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> change(1, 0);
			case Opcodes.POP2 -> change(2, 0);
			case Opcodes.DUP -> duplicate(1, 0);
			case Opcodes.DUP_X1 -> duplicate(1, 1);
			case Opcodes.DUP_X2 -> duplicate(1, 2);
			case Opcodes.DUP2 -> duplicate(2, 0);
			case Opcodes.DUP2_X1 -> duplicate(2, 1);
			case Opcodes.DUP2_X2 -> duplicate(2, 2);
			case Opcodes.SWAP -> swap();
			case Opcodes.LADD, Opcodes.DADD, Opcodes.LSUB, Opcodes.DSUB, Opcodes.LMUL, Opcodes.DMUL, Opcodes.LDIV,
					Opcodes.DDIV, Opcodes.LREM, Opcodes.DREM, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR ->
				change(4, 2);
			case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> change(3, 2);
			case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG -> change(4, 1);
			case Opcodes.INEG, Opcodes.FNEG, Opcodes.I2B, Opcodes.I2C, Opcodes.I2S, Opcodes.I2F, Opcodes.F2I,
					Opcodes.ARRAYLENGTH ->
				change(1, 1);
			case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> change(1, 2);
			case Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F -> change(2, 1);
			case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN, Opcodes.RETURN,
					Opcodes.ATHROW ->
				end();
			default -> change((opcode <= Opcodes.DCONST_1) ? 0 : 2, 1);
		}
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		change((opcode == Opcodes.NEWARRAY) ? 1 : 0, 1);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		switch (opcode) {
			case Opcodes.ALOAD -> push(variable == 0);
			case Opcodes.ILOAD, Opcodes.FLOAD -> change(0, 1);
			case Opcodes.LLOAD, Opcodes.DLOAD -> change(0, 2);
			case Opcodes.LSTORE, Opcodes.DSTORE -> change(2, 0);
			default -> change(1, 0);
		}
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		if (opcode == Opcodes.NEW) {
			change(0, 1);
		}
		else if (opcode != Opcodes.CHECKCAST) {
			change(1, 1);
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		int value = Type.getType(descriptor).getSize();
		switch (opcode) {
			case Opcodes.GETSTATIC -> change(0, value);
			case Opcodes.PUTSTATIC -> change(value, 0);
			case Opcodes.GETFIELD -> change(1, value);
			default -> change(1 + value, 0);
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int consumed = (opcode == Opcodes.INVOKESTATIC) ? (sizes >> 2) - 1 : sizes >> 2;
		if (opcode != Opcodes.INVOKESTATIC && isThis(consumed)) {
			this.calls.accept(name + descriptor);
		}
		change(consumed, sizes & 3);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int consumed = (sizes >> 2) - 1;
		if (consumed > 0 && isThis(consumed)) {
			for (Object argument : arguments) {
				if (argument instanceof Handle handle) {
					this.calls.accept(handle.getName() + handle.getDesc());
				}
			}
		}
		change(consumed, sizes & 3);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		if (opcode != Opcodes.GOTO) {
			boolean single = opcode <= Opcodes.IFLE || opcode >= Opcodes.IFNULL;
			change(single ? 1 : 2, 0);
		}
		remember(label);
		if (opcode == Opcodes.GOTO) {
			end();
		}
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
		visitSwitch(dflt, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
		visitSwitch(dflt, labels);
	}

	private void visitSwitch(Label dflt, Label[] labels) {
		change(1, 0);
		remember(dflt);
		for (Label label : labels) {
			remember(label);
		}
		end();
	}

	@Override
	public void visitLdcInsn(Object value) {
		boolean wide = value instanceof Long || value instanceof Double
				|| (value instanceof ConstantDynamic constant && constant.getSize() == 2);
		change(0, wide ? 2 : 1);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		change(dimensions, 1);
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		this.targets.put(handler, new boolean[1]);
	}

	@Override
	public void visitLabel(Label label) {
		boolean[] known = this.targets.get(label);
		if (!this.reachable) {
			this.size = 0;
			if (known != null) {
				for (boolean isThis : known) {
					push(isThis);
				}
			}
			this.reachable = true;
		}
	}

	private void remember(Label label) {
		this.targets.putIfAbsent(label, Arrays.copyOf(this.stack, this.size));
	}

	private void end() {
		this.reachable = false;
	}

	private boolean isThis(int depth) {
		return depth <= this.size && this.stack[this.size - depth];
	}

	private void change(int popped, int pushed) {
		this.size = Math.max(0, this.size - popped);
		for (int i = 0; i < pushed; i++) {
			push(false);
		}
	}

	private void push(boolean isThis) {
		if (this.size == this.stack.length) {
			this.stack = Arrays.copyOf(this.stack, 2 * this.size);
		}
		this.stack[this.size++] = isThis;
	}

	private void duplicate(int slots, int below) {
		int from = Math.max(0, this.size - slots - below);
		boolean[] top = Arrays.copyOfRange(this.stack, Math.max(0, this.size - slots), this.size);
		boolean[] moved = Arrays.copyOfRange(this.stack, from, this.size);
		this.size = from;
		for (boolean isThis : top) {
			push(isThis);
		}
		for (boolean isThis : moved) {
			push(isThis);
		}
	}

	private void swap() {
		if (this.size >= 2) {
			boolean top = this.stack[this.size - 1];
			this.stack[this.size - 1] = this.stack[this.size - 2];
			this.stack[this.size - 2] = top;
		}
	}

}
