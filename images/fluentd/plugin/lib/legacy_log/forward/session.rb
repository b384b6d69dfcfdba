# frozen_string_literal: true

require_relative '../crash'
require_relative 'json_reader'
require_relative 'message'
require_relative 'msgpack_reader'

module LegacyLog
  module Forward
    # One connection: what comes in, whether it may be taken, and what is answered.
    #
    # `door` is the input, as far as a connection needs it: `hello` and `ping(message, address, hello)` where a key is
    # asked for; `take(message, session)`; `refuse(kind, words)`; `hold(bytes)`; `packet_limit`.
    class Session
      # Beyond its events a message has a tag, options and heads, and it may share its last read with the next one.
      SLACK = 64 * 1024
      # A connection that is refused stays open for a moment in which nothing of it is read: an answer on its way isn't
      # cut off by a reset, and a sender that comes again at once comes once a second.
      LINGER_SECONDS = 1
      HANDSHAKE_SECONDS = 10
      # Acknowledgements that the sender does not read wait in memory, once the sockets are full. This is a thousand of them.
      UNREAD = 64 * 1024

      attr_reader :address

      def initialize(connection, door, now:)
        @connection = connection
        @address = connection.remote_addr
        @door = door
        @held = 0
        @unread = 0
        connection.on(:write_complete) { written }
        @hello = door.hello
        return unless @hello

        @closes_at = now + HANDSHAKE_SECONDS
        connection.write(@hello.to_msgpack)
      end

      def receive(data, now)
        return if @ending
        return refuse(:unread, "a connection of #{@address} was closed: it does not read its acknowledgements", now) if @unread > UNREAD

        count(data.bytesize)
        @reader ||= reader(data)
        @reader.feed(data) { |message| one(message, now) unless @ending }
        raise Unreadable.new(:packet, too_large) if @held > @door.packet_limit + SLACK
      rescue Unreadable => e
        refuse(e.kind, "#{e.message} (from #{@address})", now)
      end

      def answer(chunk)
        return if @closed

        bytes = @reader.pack('ack' => chunk)
        @unread += bytes.bytesize
        @connection.write(bytes)
      end

      def refuse(kind, words, now)
        @door.refuse(kind, words)
        finish(now)
      end

      # Whether this connection has had its time. Asked a few times a second.
      def due?(now) = !@closes_at.nil? && now >= @closes_at

      def close
        @connection.close
      end

      def closed
        @closed = true
        count(-@held)
      end

      private

      def written
        @unread = 0
        Crash.point('acked')
      end

      def reader(data) = @hello.nil? && data.start_with?('[', '{') ? JsonReader.new : MsgpackReader.new

      def count(change)
        @held += change
        raise Unreadable.new(:memory, 'unfinished messages fill the memory that receive_limit allows') unless @door.hold(change)
      end

      def one(message, now)
        count(-@held)
        return shake_hands(message, now) if @hello

        message = Message.of(message) or return
        raise Unreadable.new(:packet, too_large) if message.entries.bytesize > @door.packet_limit

        @door.take(message, self, now)
      end

      def shake_hands(message, now)
        welcome, pong = @door.ping(message, @address, @hello)
        @connection.write(pong.to_msgpack)
        return finish(now) unless welcome

        @hello = nil
        @closes_at = nil
      end

      def finish(now)
        @ending = true
        @closes_at = now + LINGER_SECONDS
        @reader = @reader&.class&.new
        count(-@held)
      end

      def too_large = "a message is larger than packet_limit, #{@door.packet_limit} bytes: nothing of it was stored"
    end
  end
end
