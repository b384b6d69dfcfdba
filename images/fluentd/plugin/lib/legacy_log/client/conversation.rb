# frozen_string_literal: true

require 'io/wait'
require 'socket'
require_relative 'reading'

module LegacyLog
  module Client
    # A connection to the collector, and its greeting. With FLUENTD_TLS_CERTIFICATE in the environment it speaks TLS (and
    # does not look at the certificate: it talks to its own container), with FLUENTD_SHARED_KEY it shows the key.
    class Conversation
      # What was not had, and why.
      class Failed < StandardError; end

      FAULTS = [EOFError, SystemCallError, IOError, SocketError].freeze

      # `seconds` for the connection with its greeting, and for each answer.
      def initialize(host, port, environment, seconds:)
        @host = host
        @port = port
        @seconds = seconds
        @key = environment['FLUENTD_SHARED_KEY'].to_s
        @tls = !environment['FLUENTD_TLS_CERTIFICATE'].to_s.empty?
        @bytes = ''.b
      end

      def open
        @ends_at = now + @seconds
        trying('a connection') { @socket = Socket.tcp(@host, @port, connect_timeout: @seconds) }
        trying('a TLS connection') { @socket = secured(@socket) } if @tls
        trying('a greeting') { greet } unless @key.empty?
        self
      end

      # Sends a message that asks for the acknowledgement `chunk`, and waits for it.
      def deliver(message, chunk)
        @ends_at = now + @seconds
        trying('an acknowledgement') do
          say(message)
          answer = hear
          raise "the answer is #{answer.inspect[0, 80]}" unless answer == { 'ack' => chunk }
        end
      end

      def close = @socket&.close

      def self.text(value) = [0xda, value.bytesize].pack('Cn') + value.b

      private

      def trying(what)
        yield
      rescue *FAULTS => e
        raise Failed, "#{what} was not had from #{@host}:#{@port}: #{e.message}"
      rescue StandardError => e
        raise Failed, "#{what} was not had from #{@host}:#{@port}: #{e.message} (#{e.class})"
      end

      def secured(socket)
        require 'openssl'
        context = OpenSSL::SSL::SSLContext.new
        context.verify_mode = OpenSSL::SSL::VERIFY_NONE
        OpenSSL::SSL::SSLSocket.new(socket, context).tap { |it| wait(socket) { it.connect_nonblock(exception: false) } }
      end

      def greet
        require 'digest'
        _, options = hear
        salt = Array.new(16) { rand(16).to_s(16) }.join
        name = 'legacy-log'
        digest = Digest::SHA512.hexdigest(salt + name + options.fetch('nonce') + @key)
        say("\x96".b + ['PING', name, salt, digest, '', ''].map { |it| Conversation.text(it) }.join)
        _, welcome, reason = hear
        raise "the key is refused: #{reason}" unless welcome
      end

      def say(bytes)
        until bytes.empty?
          written = wait { @socket.write_nonblock(bytes, exception: false) }
          bytes = bytes.byteslice(written..)
        end
      end

      def hear
        read = wait { @socket.read_nonblock(4096, exception: false) }
        raise EOFError, 'the connection was closed' unless read

        @bytes << read
        Reading.new(@bytes).value.tap { @bytes = ''.b }
      rescue EOFError
        raise unless read

        retry
      end

      def wait(socket = @socket.to_io)
        loop do
          result = yield
          return result unless %i[wait_readable wait_writable].include?(result)

          left = @ends_at - now
          ready = left.positive? && socket.public_send(result, left)
          raise IOError, "#{@seconds} seconds went by" unless ready
        end
      end

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
