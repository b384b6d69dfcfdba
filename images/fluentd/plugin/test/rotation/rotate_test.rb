# frozen_string_literal: true

require 'fileutils'
require 'test/unit'
require 'tmpdir'
require 'zlib'
require_relative '../support/rotation_run'

# The names that logrotate gives, and what stands in the files.
class RotateTest < Test::Unit::TestCase
  # 22 November 2026, 23:59:59 in Tokyo, and the second after it.
  LATE_ON_22 = 1_795_359_599
  ON_23 = 1_795_359_600
  ON_24 = ON_23 + 86_400
  ON_25 = ON_24 + 86_400

  def setup = @root = Dir.mktmpdir('rotate')
  def teardown = FileUtils.rm_rf(@root)

  def write(chunks, zone: '+09:00', **settings)
    RotationRun.new(@root, settings, zone: zone).write(chunks).log
  end

  # Name and content of each visible file.
  def files
    folder = File.join(@root, 'access')
    Dir.children(folder).reject { |name| name.start_with?('.') }.sort.to_h do |name|
      bytes = File.binread(File.join(folder, name))
      [name, (name.end_with?('.gz') ? Zlib.gunzip(bytes) : bytes).split("\n").join(' ')]
    end
  end

  DAYS = [[[LATE_ON_22, 'a']], [[LATE_ON_22, 'b'], [ON_23, 'c']], [[ON_24, 'd']]].freeze

  test('each day: the newest rotated file is .1') do
    write(DAYS, every: :day)
    assert_equal({ 'access_log' => 'd', 'access_log.1' => 'c', 'access_log.2' => 'a b' }, files)
  end

  test('each day with dateext: the date of the lines in the file') do
    write(DAYS, every: :day, dateext: true)
    assert_equal({ 'access_log' => 'd', 'access_log-20261122' => 'a b', 'access_log-20261123' => 'c' }, files)
  end

  test('several days in one chunk, in any order, come into a file each') do
    write([[[LATE_ON_22, 'a']], [[ON_24, 'd'], [ON_23, 'c'], [LATE_ON_22, 'b'], [ON_25, 'e'], [ON_23, 'c2']]], every: :day)
    assert_equal({ 'access_log' => 'e', 'access_log.1' => 'd', 'access_log.2' => 'c c2', 'access_log.3' => 'a b' }, files)
  end

  test('a day without lines gives no file') do
    write([[[LATE_ON_22, 'a']], [[ON_25, 'b']]], every: :day, dateext: true)
    assert_equal({ 'access_log' => 'b', 'access_log-20261122' => 'a' }, files)
  end

  test('by size: a file that has it is ended before the next lines') do
    write([[[ON_23, 'abc']], [[ON_23, 'd']], [[ON_23, 'e']]], size: 4)
    assert_equal({ 'access_log' => 'd e', 'access_log.1' => 'abc' }, files)
  end

  test('by size: a file that lacks one byte goes on') do
    write([[[ON_23, 'abc']], [[ON_23, 'd']]], size: 5)
    assert_equal({ 'access_log' => 'abc d' }, files)
  end

  test('by size with dateext: the counter follows where the day has a file already') do
    write([[[ON_23, 'a']], [[ON_23, 'b']], [[ON_23, 'c']], [[ON_24, 'd']]], size: 2, every: :day, dateext: true)
    assert_equal({ 'access_log' => 'd', 'access_log-20261123' => 'a', 'access_log-20261123.1' => 'b', 'access_log-20261123.2' => 'c' }, files)
  end

  test('a late line goes to the current file') do
    write([[[LATE_ON_22, 'a']], [[ON_23, 'b']], [[LATE_ON_22, 'late'], [ON_23, 'c']], [[LATE_ON_22, 'later'], [ON_24, 'd']]], every: :day, dateext: true)
    assert_equal({ 'access_log' => 'd', 'access_log-20261122' => 'a', 'access_log-20261123' => 'b late c later' }, files)
  end

  test('a late line goes to the file of its day where that is asked for, and to one of its own when that is compressed') do
    chunks = [[[LATE_ON_22, 'a']], [[ON_23, 'b']], [[LATE_ON_22, 'late']]]
    write(chunks, every: :day, dateext: true, late: :dated)
    assert_equal({ 'access_log' => 'b', 'access_log-20261122' => 'a late' }, files)
    write(chunks + [[[ON_23, 'c']]], every: :day, dateext: true, late: :dated, compress: true)
    write(chunks + [[[ON_23, 'c']], [[LATE_ON_22, 'later']]], every: :day, dateext: true, late: :dated, compress: true, delaycompress: true)
    assert_equal({ 'access_log' => 'b c', 'access_log-20261122.gz' => 'a late', 'access_log-20261122.1' => 'later' }, files)
  end

  test('compressed, and with delaycompress all but the newest') do
    write(DAYS, every: :day, compress: true)
    assert_equal({ 'access_log' => 'd', 'access_log.1.gz' => 'c', 'access_log.2.gz' => 'a b' }, files)
    write(DAYS + [[[ON_25, 'e']]], every: :day, compress: true, delaycompress: true)
    assert_equal({ 'access_log' => 'e', 'access_log.1' => 'd', 'access_log.2.gz' => 'c', 'access_log.3.gz' => 'a b' }, files)
  end

  test('so many are kept as the configuration says, and what is not a rotated file stays') do
    FileUtils.mkdir_p(File.join(@root, 'access'))
    %w[access_log.old access_log-2026 access_log.01 access_logs.1].each { |name| File.write(File.join(@root, 'access', name), 'x') }
    write(DAYS + [[[ON_25, 'e']]], every: :day, rotate: 2, compress: true)
    assert_equal(%w[access_log access_log-2026 access_log.01 access_log.1.gz access_log.2.gz access_log.old access_logs.1], files.keys)
  end

  test('keeping none away from us: 0 keeps all') do
    write((0..30).map { |n| [[ON_23 + (n * 86_400), n.to_s]] }, every: :day)
    assert_equal(31, files.size)
  end

  test('a compressed file of somebody else is not taken for ours') do
    FileUtils.mkdir_p(File.join(@root, 'access'))
    File.binwrite(File.join(@root, 'access', 'access_log-20261122.gz'), Zlib.gzip("other\n"))
    log = write(DAYS, every: :day, dateext: true, compress: true)
    assert_equal({ 'access_log' => 'd', 'access_log-20261122.1.gz' => 'a b', 'access_log-20261122.gz' => 'other', 'access_log-20261123.gz' => 'c' }, files)
    assert_equal([], log.said)
  end

  test('the files of an earlier logrotate are moved on, compressed or not') do
    FileUtils.mkdir_p(File.join(@root, 'access'))
    File.write(File.join(@root, 'access', 'access_log.1'), "old\n")
    File.binwrite(File.join(@root, 'access', 'access_log.2.gz'), Zlib.gzip("older\n"))
    write(DAYS.first(2), every: :day)
    assert_equal({ 'access_log' => 'c', 'access_log.1' => 'a b', 'access_log.2' => 'old', 'access_log.3.gz' => 'older' }, files)
  end

  test('a file that the batch moved away is not missed') do
    run = [[[LATE_ON_22, 'a']]]
    write(run, every: :day)
    File.rename(File.join(@root, 'access', 'access_log'), File.join(@root, 'access', 'taken'))
    write(run + [[[ON_23, 'b']], [[ON_24, 'c']]], every: :day)
    assert_equal({ 'access_log' => 'c', 'access_log.1' => 'b', 'taken' => 'a' }, files)
  end

  data(
    'no every and no size' => [{}, 'write rotate needs every, size, or both'],
    'a date in the name' => [{ every: :day, file: 'a.%Y' }, 'file "a.%Y" has a date: with write rotate it is the name of the growing file, and dateext gives dates'],
    'late dated without dateext' => [{ every: :day, late: :dated }, 'late dated needs every and dateext: other names tell nobody what belongs to them'],
    'late dated without every' => [{ size: 1, dateext: true, late: :dated }, 'late dated needs every and dateext: other names tell nobody what belongs to them'],
    'a size of nothing' => [{ size: 0 }, 'size is 0: a file would end with each line'],
    'fewer than none' => [{ size: 1, rotate: -1 }, 'rotate is below 0: it says how many rotated files are kept, and 0 keeps all']
  )
  test('is an error of the configuration') do |(settings, words)|
    assert_equal(words, assert_raise(Fluent::ConfigError) { write([], **settings) }.message)
  end
end
