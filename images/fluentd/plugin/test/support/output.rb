# frozen_string_literal: true

require 'fileutils'
require 'fluent/test'
require 'fluent/test/driver/output'
require 'fluent/plugin/out_legacy_log'
require 'tmpdir'

# An output in a folder of its own, under Fluentd's test driver.
class OutputWorld
  CONFIG = <<~CONF
    state_path %<root>s/state
    quarantine_path %<root>s/quarantine
    timezone +09:00
    metrics_interval 0
    %<more>s
    <stream>
      tag app.access
      path %<root>s/access
      file access_log
      write %<write>s
      %<stream>s
    </stream>
    <buffer>
      @type file
      path %<root>s/packets
      flush_interval 1
    </buffer>
  CONF

  attr_reader :root

  def initialize
    @root = Dir.mktmpdir('legacy-log')
  end

  def remove = FileUtils.rm_rf(@root)

  def config(write: 'append', stream: '', more: '')
    format(CONFIG, root: @root, write: write, stream: stream, more: more)
  end

  # Runs the output, yields the plugin and flushes what was emitted to it.
  def run(config = self.config, flush: true)
    driver = Fluent::Test::Driver::Output.new(Fluent::Plugin::LegacyLogOutput).configure(config)
    driver.run(flush: flush) { yield driver.instance }
    driver
  end

  # Runs the block in a process that is killed at the point.
  def killed(point)
    pid = fork do
      LegacyLog::Crash.arm(point)
      yield
    ensure
      exit!(0)
    end
    status = Process.wait2(pid).last
    raise "it passed #{point}" unless status.termsig == 9
  end

  def read(path) = File.binread(File.join(@root, path))

  def files(folder) = Dir.children(File.join(@root, folder)).sort
end
