# frozen_string_literal: true

require 'fluent/plugin/in_forward'
require 'legacy_log/counts'
require 'legacy_log/crash'
require 'legacy_log/forward'
require 'legacy_log/packet_stream'

module Fluent
  module Plugin
    # Fluentd's own forward input as far as sockets, TLS and the handshake go. What comes in is handed on as it came, and
    # acknowledged only when the output has said that it stands in the buffer: whatever else happens to a packet on its
    # way, it isn't taken for stored.
    class LegacyForwardInput < ForwardInput
      Fluent::Plugin.register_input('legacy_forward', self)

      helpers :server, :timer, :thread

      desc 'The largest message that is taken. A larger one is refused, and its connection closed.'
      config_param :packet_limit, :size, default: 8 * 1024 * 1024
      desc 'What the unfinished messages of all connections may hold together.'
      config_param :receive_limit, :size, default: 128 * 1024 * 1024
      desc 'How many connections may be open.'
      config_param :connection_limit, :integer, default: 1000
      desc 'How many of them from one address.'
      config_param :connection_limit_per_address, :integer, default: 100
      desc 'received: acknowledged when it is in the buffer; durable: when the buffer is on the disk.'
      config_param :ack, :enum, list: %i[received durable], default: :received
      desc 'durable: how long acknowledgements are gathered for one sync.'
      config_param :ack_delay, :time, default: 0.005
      desc 'Certificate and key are PEM text in FLUENTD_TLS_CERTIFICATE and FLUENTD_TLS_KEY.'
      config_param :tls_from_environment, :bool, default: false

      # Settings of the forward input that change, drop or misname events without a word to the sender.
      REFUSED_SETTINGS = %w[
        chunk_size_limit chunk_size_warn_limit skip_invalid_event source_address_key source_hostname_key tag
        add_tag_prefix deny_keepalive
      ].freeze

      SWEEP_SECONDS = 0.25

      def configure(conf)
        refused = REFUSED_SETTINGS.find { |name| conf.key?(name) }
        raise Fluent::ConfigError, "#{refused}: legacy_forward does not have this setting of forward" if refused

        read_tls(conf) if Fluent::Config.bool_value(conf['tls_from_environment'])
        super
        raise Fluent::ConfigError, 'connection_limit: must be at least 1' if @connection_limit < 1

        @counts = LegacyLog::Counts.new
        @sessions = {}
        @admission = LegacyLog::Forward::Admission.new(limits)
        @handshakes = LegacyLog::Forward::Handshakes.new(@connection_limit)
        @seldom = LegacyLog::Forward::Seldom.new { |words| log.warn words }
      end

      attr_reader :counts

      def start
        hold_acks if @ack == :durable
        super
        @tls_files&.remove
        timer_execute(:legacy_forward_sweep, SWEEP_SECONDS) { sweep }
      end

      # When no connection is left that could bring something to hold.
      def shutdown
        super
        @held&.stop
      end

      def statistics
        stats = super
        stats['input'].merge!(@counts.to_h.transform_keys(&:to_s))
        stats
      end

      # In place of Fluentd's: a connection, and what becomes of it.
      def handle_connection(connection)
        address = connection.remote_addr
        refused = @admission.enter(address)
        return turn_away(connection, refused) if refused

        session = LegacyLog::Forward::Session.new(connection, self, now: now)
        @sessions[session] = true
        connection.on(:close) { leave(session) }
        connection.data { |data| session.receive(data, now) }
      end

      # What follows is what a session asks for.

      def hello
        @security && generate_helo(generate_salt, generate_salt)
      end

      # Whether the sender may send, and the answer to it.
      def ping(message, address, hello)
        nonce = hello[1]['nonce']
        return [false, generate_pong(false, invalid_ping(address), nonce, nil)] unless well_formed?(message)

        welcome, reason_or_salt, key = check_ping(message, address, hello[1]['auth'], nonce)
        [welcome, generate_pong(welcome, reason_or_salt, nonce, key)]
      end

      def take(message, session, now)
        packet = LegacyLog::PacketStream.new(
          message.entries, sender: session.address, compressed: message.compressed, fault: message.fault, size: message.size
        )
        router.emit_stream(message.tag, packet)
        return session.refuse(:buffer, "a packet of #{session.address} was not stored: #{packet.refused || 'no output took it'}", now) unless packet.stored

        acknowledge(session, message.chunk) if message.chunk
      rescue StandardError => e
        session.refuse(:buffer, "a packet of #{session.address} was not stored: #{e.message} (#{e.class})", now)
      end

      def refuse(kind, words)
        @counts.add(:RefusedPackets)
        @seldom.say(kind, words)
      end

      def hold(bytes) = @admission.hold(bytes)

      private

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)

      def limits
        LegacyLog::Forward::Admission::Limits.new(
          connections: @connection_limit, per_address: @connection_limit_per_address, unfinished: @receive_limit
        )
      end

      def read_tls(conf)
        @tls_files = LegacyLog::Forward::TlsFiles.new(ENV)
        transport = conf.elements('transport').first
        conf.elements << (transport = Fluent::Config::Element.new('transport', 'tls', {}, [])) unless transport
        raise Fluent::ConfigError, 'tls_from_environment: <transport> must be <transport tls>' unless transport.arg == 'tls'

        transport['cert_path'] = @tls_files.certificate_path
        transport['private_key_path'] = @tls_files.key_path
      end

      # The other reasons are written to the log by Fluentd's own check.
      def invalid_ping(address)
        'invalid ping message'.tap { |words| @seldom.say(:ping, "a connection of #{address} was refused: #{words}") }
      end

      def well_formed?(message) = message.is_a?(Array) && message.size == 6 && message.all?(String)

      def turn_away(connection, words)
        connection.data { |_data| nil }
        refuse(:connections, "a connection of #{connection.remote_addr} was refused: #{words}")
        connection.close
      end

      def leave(session)
        @admission.leave(session.address) if @sessions.delete(session)
        session.closed
      end

      def sweep
        @sessions.keys.each { |session| session.close if session.due?(now) }
        end_handshakes if @transport_config.protocol == :tls
        @seldom.tick
      end

      # Before its handshake is over a connection is known to Fluentd's server only.
      def end_handshakes
        connections = @_server_mutex.synchronize { @_server_connections.to_a.dup }
        open = connections.reject { |one| one.instance_variable_get(:@_handler_accepted) }
        @handshakes.overdue(open, now).each do |one|
          refuse(:handshake, 'a connection was closed before its TLS handshake was over: it took too long, or too many were waiting')
          one.close
        end
      end

      def acknowledge(session, chunk)
        return @held.hold(session, chunk) if @held

        @counts.add(:AckedPackets)
        session.answer(chunk)
      end

      def hold_acks
        watcher = LegacyLog::Forward::AcksWatcher.new { release }
        @held = LegacyLog::Forward::HeldAcks.new(
          delay: @ack_delay, sync: method(:sync), ready: -> { watcher.signal },
          failed: ->(e) { @seldom.say(:sync, "acknowledgements are held back, as the buffer can't be synced to the disk: #{e.message}") }
        )
        event_loop_attach(watcher)
        thread_create(:legacy_forward_sync) { @held.run }
      end

      def release
        @held.release do |session, chunk|
          @counts.add(:AckedPackets)
          session.answer(chunk)
        end
      end

      def sync
        @outputs ||= Fluent::Engine.root_agent.outputs.select { |output| output.respond_to?(:sync) }
        raise 'no output of type legacy_log is there' if @outputs.empty?

        @outputs.each(&:sync)
      end
    end
  end
end
