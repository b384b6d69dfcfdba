# frozen_string_literal: true

require 'fluent/msgpack_factory'
require_relative 'message_end'
require_relative 'unreadable'

module LegacyLog
  module Forward
    # Messages out of a stream of MessagePack. Each is read when it is whole, so that what an unfinished one announces
    # takes no memory. Types that nobody registered stay what they are: what they mean is not for the socket to say.
    class MsgpackReader
      FAULTS = [
        MessagePack::UnpackError, NoMemoryError, SystemStackError, ArgumentError, TypeError, RangeError, EOFError
      ].freeze

      def initialize
        @bytes = String.new(encoding: Encoding::BINARY)
        @end = MessageEnd.new(0)
      end

      # What was whole before something unreadable is yielded all the same.
      def feed(bytes)
        @bytes << bytes
        from = 0
        while (to = @end.in(@bytes))
          yield read(@bytes.byteslice(from, to - from))
          @end = MessageEnd.new(from = to)
        end
      ensure
        forget(from) if from&.positive?
      end

      def pack(value) = value.to_msgpack

      private

      def forget(length)
        @bytes = @bytes.byteslice(length, @bytes.bytesize)
        @end = MessageEnd.new(0)
      end

      def read(bytes)
        Fluent::MessagePackFactory.engine_factory.unpacker(allow_unknown_ext: true).feed(bytes).read
      rescue *FAULTS => e
        raise Unreadable.new(:garbage, "what came is no MessagePack (#{e.class})")
      end
    end
  end
end
