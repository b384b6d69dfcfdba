# frozen_string_literal: true

require 'fileutils'
require 'tmpdir'
require_relative 'log'

# A test with a folder of its own, and a log.
module InFolder
  def setup
    @folder = Dir.mktmpdir('legacy-log')
    @log = RecordedLog.new
  end

  def teardown = FileUtils.rm_rf(@folder)

  def path(name) = File.join(@folder, name)

  def read(name) = File.binread(path(name))

  def write(name, bytes)
    FileUtils.mkdir_p(File.dirname(path(name)))
    File.binwrite(path(name), bytes)
  end

  def files(name = '') = Dir.children(path(name)).sort
end
