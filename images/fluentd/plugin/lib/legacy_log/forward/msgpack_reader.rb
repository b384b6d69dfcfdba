# frozen_string_literal: true

require 'fluent/msgpack_factory'
require_relative 'unreadable'

module LegacyLog
  module Forward
    # Messages out of a stream of MessagePack. Types that nobody registered stay what they are: what they mean is not
    # for the socket to say.
    class MsgpackReader
      def initialize
        @unpacker = Fluent::MessagePackFactory.engine_factory.unpacker(allow_unknown_ext: true)
      end

      # What was whole before something unreadable is yielded all the same.
      def feed(bytes, &block)
        found = []
        fault = parse(bytes, found)
        found.each(&block)
        raise fault if fault
      end

      def pack(value) = value.to_msgpack

      private

      # `read` would lose what it has of an unfinished message; only `feed_each` goes on with it.
      # NoMemoryError: five bytes can announce a text of four gigabytes. It would end Fluentd's only thread for sockets.
      def parse(bytes, found)
        @unpacker.feed_each(bytes) { |message| found << message }
        nil
      rescue MessagePack::UnpackError, NoMemoryError, SystemStackError, ArgumentError, TypeError, RangeError, EOFError => e
        Unreadable.new(:garbage, "what came is no MessagePack (#{e.class})")
      end
    end
  end
end
