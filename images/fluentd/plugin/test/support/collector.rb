# frozen_string_literal: true

require 'fluent/test'
require 'fluent/test/driver/input'
require 'fluent/plugin/in_legacy_forward'
require 'openssl'
require 'socket'
require 'timeout'

# The input on a real socket, with an output that remembers what it was given. What a packet's tag says becomes of it:
# `full` is refused, `lost` comes to no output, `broken` raises.
class Collector
  class Router
    Taken = Struct.new(:tag, :entries, :compressed, :sender, :fault, :size)

    attr_reader :taken

    def initialize
      @taken = Queue.new
    end

    def emit_stream(tag, packet)
      raise 'the disk is gone' if tag == 'broken'
      return if tag == 'lost'
      return packet.refused = 'buffer space has too many data' if tag == 'full'

      packet.stored = true
      @taken << Taken.new(tag, packet.entries, packet.compressed, packet.sender, packet.fault, packet.size)
    end

    def all = Array.new(@taken.size) { @taken.pop }
  end

  attr_reader :router, :port

  def self.run(settings = '', &block) = new(settings).run(&block)

  def initialize(settings)
    Fluent::Test.setup
    @router = Router.new
    @port = TCPServer.open('127.0.0.1', 0) { |server| server.addr[1] }
    @driver = Fluent::Test::Driver::Input.new(Fluent::Plugin::LegacyForwardInput)
    @driver.configure("bind 127.0.0.1\nport #{@port}\n#{settings}")
    router = @router
    @driver.instance.define_singleton_method(:router) { router }
  end

  def input = @driver.instance

  def logs = @driver.logs.drop(@seen || 0)

  def run
    Timeout.timeout(30) { @driver.run(shutdown: true) { yield self } }
  end

  # For the tests of a whole class: it takes a second to end.
  def start
    up = Queue.new
    @end = Queue.new
    @thread = Thread.new { @driver.run(shutdown: true) { up << true; @end.pop } }
    up.pop
    self
  end

  def stop
    @end << true
    @thread.join
  end

  # Forgets what was taken and said.
  def fresh
    @router.all
    @seen = @driver.logs.size
    @driver.instance.counts.to_h.each { |name, count| @driver.instance.counts.add(name, -count) }
    @driver.instance.instance_variable_get(:@seldom).instance_variable_get(:@kinds).clear
    self
  end

  def connect(from = '127.0.0.1') = Sender.new(TCPSocket.new('127.0.0.1', @port, from))

  def tls
    context = OpenSSL::SSL::SSLContext.new
    context.verify_mode = OpenSSL::SSL::VERIFY_NONE
    Sender.new(OpenSSL::SSL::SSLSocket.new(TCPSocket.new('127.0.0.1', @port), context).tap { |it| it.sync_close = true }.tap(&:connect))
  end

  # Waits for words in the log.
  def said(pattern)
    sleep 0.01 until (found = logs.grep(pattern)).any?
    found
  end
end

# The other end.
class Sender
  CLOSED = :closed

  def initialize(socket)
    @socket = socket
    @unpacker = MessagePack::Unpacker.new
  end

  def send(bytes)
    @socket.write(bytes)
    self
  end

  def say(message) = send(Fluent::MessagePackFactory.msgpack_packer.write(message).full_pack)

  # The next answer, or CLOSED.
  def answer
    found = []
    @unpacker.feed_each(@socket.readpartial(16_384)) { |it| found << it } while found.empty?
    found.first
  rescue EOFError, SystemCallError
    CLOSED
  end

  def line = @socket.readpartial(16_384)

  def close = @socket.close
end
